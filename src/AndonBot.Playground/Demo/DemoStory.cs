using AndonBot.Playground.LocalSlack;

namespace AndonBot.Playground.Demo;

/// <summary>A pull, an answer, a stop and a restart, by four people, with what each of them sees and what CI hears.</summary>
internal sealed class DemoStory(SlackWorkspace slack, BotProcess bot, TextWriter output)
{
    private const string Here = "#checkout";
    private const string Direct = "@andon";

    /// <summary>Longer than the bot's tick and the pace of a channel.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Screens _screens = new(slack, DemoTown.Everybody);

    /// <exception cref="TimeoutException">The bot did not do in time what the story needs; the message holds the journal's end.</exception>
    public async Task PlayAsync()
    {
        var (ann, bob, cleo, dora) = (slack.As(DemoTown.Ann), slack.As(DemoTown.Bob), slack.As(DemoTown.Cleo), slack.As(DemoTown.Dora));

        await TellAsync("1. The pull. Ann types in #checkout: /andon checkout is down, customers cannot pay");
        Right(await ann.SayAsync(Here, "/andon checkout is down, customers cannot pay"));
        await UntilAsync(() => Offers(ann, Here, "incident.answer") && Offers(bob, Direct, "incident.answer"));
        await SeenAsync();

        await TellAsync("2. The answer. Bob presses [I'm on it] in his direct messages");
        Right(await bob.ClickAsync(Direct, "incident.answer"));
        await UntilAsync(() => !Offers(ann, Here, "incident.answer"));
        await SeenAsync();

        await TellAsync("3. The stop. Cleo, in New York, presses [Stop the line] on the card");
        Right(await cleo.ClickAsync(Here, "incident.stop"));
        await UntilAsync(() => Offers(ann, Here, "incident.restart"));
        await SeenAsync();

        await TellAsync("4. The restart. Dora presses [Restart the line…] on the card and says what makes it safe");
        Right(await dora.ClickAsync(Here, "incident.restart"));
        await UntilAsync(() => dora.Modal is not null);
        dora.Fill("text", "Rolled back to build 41; the new price service is switched off.");
        await output.WriteLineAsync($"\nDora fills in:\n    │ {dora.ReadsModal().TrimEnd().Replace("\n", "\n    │ ")}");
        var restart = await dora.SubmitAsync();
        if (!restart.IsAccepted)
            throw new InvalidOperationException($"The restart was not accepted: {string.Join(", ", restart.Errors)} {restart.Trouble}");
        await UntilAsync(() => !Offers(ann, Here, "incident.restart"));
        await SeenAsync();
    }

    private async Task TellAsync(string heading) =>
        await output.WriteLineAsync($"\n\n{heading}\n{new string('─', Math.Min(heading.Length, 100))}");

    private async Task SeenAsync()
    {
        await slack.Journal.QuietAsync(Quiet);
        foreach (var news in _screens.News())
            await output.WriteLineAsync($"\n{news}");
        await output.WriteLineAsync($"\nCI asks the gate of checkout:\n    {await bot.GateAsync("checkout")}");
    }

    private Task UntilAsync(Func<bool> condition) => slack.UntilAsync(condition, Patience);

    private static void Right(LocalSlack.Delivery.DeliveryResult result)
    {
        if (result.Failure is not null)
            throw new InvalidOperationException($"The bot did not acknowledge: {result.Failure} {result.Status} {result.Body}");
    }

    private static bool Offers(Actor person, string place, string actionId) =>
        All(person.Sees(place)).Any(m => m.Controls.Any(c => c.ActionId == actionId));

    private static IEnumerable<SeenMessage> All(IEnumerable<SeenMessage> messages) => messages.SelectMany(m => m.Replies.Prepend(m));
}
