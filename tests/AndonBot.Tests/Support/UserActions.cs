using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Rendering;

namespace AndonBot.Tests.Support;

/// <summary>What people do in the stories, and what they read afterwards.</summary>
public static class UserActions
{
    public const string Direct = "@andon";

    /// <summary>Types a slash command, lets the bot say what follows from it, and gives the answer to the command.</summary>
    public static async Task<string> TellAsync(this AndonWorld world, string person, string text, string channel = AndonWorld.Checkout)
    {
        var answer = await world.SayAsync(person, text, channel);
        await world.SettleAsync();
        return answer;
    }

    /// <summary>Uses the newest button or menu of this kind, and lets the bot say what follows.</summary>
    public static async Task ClickAsync(this AndonWorld world, string person, string channel, string actionId, params string[] choose)
    {
        var delivery = await world.As(person).ClickAsync(channel, actionId, choose: choose);
        Assert.That(delivery.Status, Is.EqualTo(200), () => delivery.ToString());
        await world.SettleAsync();
    }

    /// <summary>Clicks, and gives the answer that only the one who clicked sees.</summary>
    public static async Task<string> AskAsync(this AndonWorld world, string person, string channel, string actionId, params string[] choose) =>
        await world.HearAsync(person, channel, () => world.ClickAsync(person, channel, actionId, choose));

    /// <summary>Does something and gives the next message in a channel that only this person sees.</summary>
    public static async Task<string> HearAsync(this AndonWorld world, string person, string channel, Func<Task> interaction)
    {
        var before = world.Private(person, channel).Count;
        await interaction();
        await world.Slack.UntilAsync(() => world.Private(person, channel).Count > before);
        return world.Private(person, channel)[^1].Text;
    }

    /// <summary>Fills in and submits the open form, which the bot takes, and lets the bot say what follows.</summary>
    public static async Task SubmitAsync(this AndonWorld world, string person, params (string BlockId, string Value)[] values)
    {
        var submission = await world.As(person).SubmitAsync(values);
        Assert.That(submission.IsAccepted, Is.True, () => world.As(person).ReadsModal());
        await world.SettleAsync();
    }

    /// <summary>Changes something of the workspace that the bot hears of by an event, and lets the bot say what follows.</summary>
    public static async Task AwaitEventAsync(this AndonWorld world, string type, Action change)
    {
        var before = Taken();
        change();
        await world.Slack.UntilAsync(() => Taken() > before);
        // An event is handled after it is acknowledged, and nothing outside the bot says when: it may still be at it when the outbox rests.
        for (var rest = 0; rest < 5; rest++)
            await world.SettleAsync();

        int Taken() => world.Slack.Journal.Entries.Count(entry => entry.Name == $"event:{type}" && entry.Status is not null);
    }

    public static Task ChangePersonAsync(this AndonWorld world, string person, Action<Person> change) =>
        world.AwaitEventAsync("user_change", () => world.Slack.Change.Person(world.As(person).Person, change));

    /// <summary>An incident's card with its thread, as Ann sees it.</summary>
    public static SeenMessage Card(this AndonWorld world, int number = 1, string channel = AndonWorld.Checkout) =>
        world.As(AndonWorld.Ann).Sees(channel).Single(message => !message.IsOnlyForMe && message.Text.Contains($"#{number} · SEV", StringComparison.Ordinal));

    /// <summary>What the thread under a card says, a line for each message.</summary>
    public static string Thread(this AndonWorld world, int number = 1) => string.Join('\n', world.Card(number).Replies.Select(reply => reply.Text));

    /// <summary>What the bot wrote to somebody directly, oldest first.</summary>
    public static IReadOnlyList<string> Inbox(this AndonWorld world, string person) => [.. world.As(person).Sees(Direct).Select(message => message.Text)];

    public static Task<long> IncidentsAsync(this AndonWorld world) => world.CountAsync("select count(*) from incident");

    /// <summary>What the workspace would ring or link beside people: broadcasts, groups, channels and links.</summary>
    public static IReadOnlyList<Token> Unwanted(this AndonWorld world) =>
        [.. world.Slack.AllMentions().Select(mention => mention.Token).Where(token => token.Kind is not (TokenKind.Person or TokenKind.Date))];

    public static List<SeenMessage> Private(this AndonWorld world, string person, string channel) =>
        [.. world.As(person).Sees(channel).Where(message => message.IsOnlyForMe)];
}
