using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Outbox;
using AndonBot.Slack;
using NodaTime;
using SlackNet.Blocks;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>A person's actions of the day, with what can be done about them. The last digest is kept up to date; earlier ones are the past.</summary>
internal sealed class DigestNotification : SlackNotification<PersonContext>
{
    /// <summary>How many actions are shown with their buttons.</summary>
    private const int Most = 10;

    private const string NothingLeft = "Good morning. Nothing is left of what was due.";

    public override string Kind => DigestLadder.Name;

    public override string Name => "the actions of the day";

    protected override long Revision(PersonContext context, NotificationKey key) =>
        context.Sent.All(other => other.Key.Kind != Kind || DigestLadder.DayOf(other.Key) <= DigestLadder.DayOf(key)) ? context.Version : Revisions.First;

    protected override Message Render(PersonContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var day = DigestLadder.DayOf(key);
        return Say(Digest.On(day, context.Facts), isUpdate ? Digest.EndedOn(day, context.Facts) : [], context.Facts.Person, now);
    }

    protected override Message Minimal(PersonContext context, NotificationKey key) => Minimal(Digest.On(DigestLadder.DayOf(key), context.Facts));

    internal static Message Minimal(Digest? digest)
    {
        var names = digest?.Items.Take(Most).Select(item => $"A{item.Action.Number}");
        return new() { Text = names is null ? NothingLeft : $"Actions for you: {string.Join(", ", names)}. `/andon actions mine` tells the rest." };
    }

    /// <param name="digest">What is still to be done of it; null when that is nothing.</param>
    /// <param name="ended">What was done or dropped since it was sent.</param>
    internal static Message Say(Digest? digest, IReadOnlyList<DigestItem> ended, string recipient, Instant now)
    {
        var (count, shown) = (digest?.Items.Count ?? 0, digest?.Items.Take(Most).ToList() ?? []);
        var head = count switch
        {
            0 => NothingLeft,
            1 => "Good morning. One action for you:",
            _ => $"Good morning. {count} actions for you, the most urgent first:",
        };
        var blocks = new List<Block> { Mrkdwn.Section(head) };
        foreach (var item in shown)
            blocks.AddRange(ActionMessages.Blocks(item.Action, Item(item, item.Today(digest!.Opens), recipient)));

        if (count > shown.Count)
            blocks.Add(Mrkdwn.Section($"… and {count - shown.Count} more: `/andon actions mine`"));
        if (ended.Count > 0)
        {
            blocks.Add(Mrkdwn.Section(string.Join(
                '\n', ended.Take(Most).Select(item => ActionMessages.Line(new(item.Action, item.Today(now)))))));
        }

        var names = string.Join(", ", shown.Select(item => $"A{item.Action.Number} {ActionWords.Text(item.Action.Text, 60)}"));
        return new Message { Text = $"{head} {names}".TrimEnd(), Blocks = blocks };
    }

    private static string Item(DigestItem item, LocalDate today, string recipient)
    {
        var (action, incident) = (item.Action, item.Incident);
        var whose = action.Owner == recipient
            ? ""
            : $"\n{Mrkdwn.Person(action.Owner)} cannot act any more, so it comes to you. `/andon give A{action.Number} @user` gives it to somebody.";
        return $"{ActionMessages.Text(action, incident, today)}{whose}";
    }
}
