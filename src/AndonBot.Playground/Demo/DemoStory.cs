using AndonBot.Playground.LocalSlack;

namespace AndonBot.Playground.Demo;

/// <summary>Plays a pull, an answer, a stop and a restart by four people, and prints what each of them sees and what the gate answers.</summary>
internal sealed class DemoStory(SlackWorkspace slack, BotProcess bot, TextWriter output)
{
    private const string Here = "#checkout";
    private const string Direct = "@andon";

    /// <summary>Longer than the bot's tick and longer than the time between two messages to a channel.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly ScreenChanges _screenChanges = new(slack, DemoWorkspace.Everybody);

    /// <exception cref="TimeoutException">The bot did not react in time; the message contains the journal's last entries.</exception>
    public async Task PlayAsync()
    {
        var (ann, bob, cleo, dora) = (slack.As(DemoWorkspace.Ann), slack.As(DemoWorkspace.Bob), slack.As(DemoWorkspace.Cleo), slack.As(DemoWorkspace.Dora));

        await WriteHeadingAsync("1. The pull. Ann types in #checkout: /andon checkout is down, customers cannot pay");
        RequireAcknowledged(await ann.SayAsync(Here, "/andon checkout is down, customers cannot pay"));
        await UntilAsync(() => ShowsControl(ann, Here, "incident.answer") && ShowsControl(bob, Direct, "incident.answer"));
        await WriteChangesAsync();

        await WriteHeadingAsync("2. The answer. Bob presses [I'm on it] in his direct messages");
        RequireAcknowledged(await bob.ClickAsync(Direct, "incident.answer"));
        await UntilAsync(() => !ShowsControl(ann, Here, "incident.answer"));
        await WriteChangesAsync();

        await WriteHeadingAsync("3. The stop. Cleo, in New York, presses [Stop the line] on the card");
        RequireAcknowledged(await cleo.ClickAsync(Here, "incident.stop"));
        await UntilAsync(() => ShowsControl(ann, Here, "incident.restart"));
        await WriteChangesAsync();

        await WriteHeadingAsync("4. The restart. Dora presses [Restart the line…] on the card and says what makes it safe");
        RequireAcknowledged(await dora.ClickAsync(Here, "incident.restart"));
        await UntilAsync(() => dora.Modal is not null);
        dora.Fill("text", "Rolled back to build 41; the new price service is switched off.");
        await output.WriteLineAsync($"\nDora fills in:\n    │ {dora.ReadsModal().TrimEnd().Replace("\n", "\n    │ ")}");
        var restart = await dora.SubmitAsync();
        if (!restart.IsAccepted)
            throw new InvalidOperationException($"The restart was not accepted: {string.Join(", ", restart.Errors)} {restart.GeneralError}");
        await UntilAsync(() => !ShowsControl(ann, Here, "incident.restart"));
        await WriteChangesAsync();
    }

    private async Task WriteHeadingAsync(string heading) =>
        await output.WriteLineAsync($"\n\n{heading}\n{new string('─', Math.Min(heading.Length, 100))}");

    private async Task WriteChangesAsync()
    {
        await slack.Journal.QuietAsync(Quiet);
        foreach (var change in _screenChanges.Take())
            await output.WriteLineAsync($"\n{change}");
        await output.WriteLineAsync($"\nCI asks the gate of checkout:\n    {await bot.GateAsync("checkout")}");
    }

    private Task UntilAsync(Func<bool> condition) => slack.UntilAsync(condition, Timeout);

    private static void RequireAcknowledged(LocalSlack.Delivery.DeliveryResult result)
    {
        if (result.Failure is not null)
            throw new InvalidOperationException($"The bot did not acknowledge: {result.Failure} {result.Status} {result.Body}");
    }

    private static bool ShowsControl(Actor person, string place, string actionId) =>
        All(person.Sees(place)).Any(m => m.Controls.Any(c => c.ActionId == actionId));

    private static IEnumerable<SeenMessage> All(IEnumerable<SeenMessage> messages) => messages.SelectMany(m => m.Replies.Prepend(m));
}
