using AndonBot.Playground.LocalSlack;
using NodaTime;
using NodaTime.Extensions;
using static AndonBot.Playground.Demo.DemoTown;

namespace AndonBot.Playground.Demo;

/// <summary>What happened before somebody opens the page: typed by the demo's people, while their clock is set forward from deed to deed.</summary>
internal sealed class DemoPast(SlackWorkspace slack, WorkspaceClock clock)
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>Days count from the Monday after the real today; times are Berlin's. Deeds in the order in which they happen.</summary>
    private static readonly Deed[] Deeds =
    [
        new(0, "10:05", Ann, Checkout, "/andon the payment page stays blank in Safari"),
        new(0, "10:09", Bob, Checkout, "/andon ack 1"),
        new(0, "10:41", Bob, Checkout, "/andon contain 1 switched the new card form off for Safari"),
        new(1, "16:20", Eli, Search, "/andon sev3 search suggestions are a day old"),
        new(1, "16:58", Cleo, Search, "/andon ack 2"),
        new(1, "17:30", Cleo, Search, "/andon dismiss 2 the nightly index was just late"),
        new(3, "15:02", Cleo, Checkout, "/andon sev1 orders are charged twice"),
        new(3, "15:04", Bob, Checkout, "/andon ack 3"),
        new(3, "15:12", Bob, Checkout, "/andon note 3 it began with build 118; 31 orders so far"),
        new(3, "15:38", Bob, Checkout, "/andon restart 3 rolled back to build 117 and refunded all 31"),
        new(7, "16:15", Cleo, Search, "/andon no results for words with umlauts"),
        new(7, "16:21", Eli, Search, "/andon ack 4"),
        new(7, "18:05", Eli, Search, "/andon contain 4 the analyzer of last week is back"),
        new(8, "15:20", Eli, Checkout, "/andon sev3 the invoice PDF shows the old address"),
    ];

    /// <summary>When the page's story begins: half past three in Berlin, half past nine in New York.</summary>
    private static readonly (int Day, LocalTime Time) Today = (8, new(15, 30));

    /// <summary>Longer than the bot's tick and the pace of a channel.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.3);

    /// <exception cref="InvalidOperationException">The bot did not take a deed.</exception>
    public async Task PlayAsync(CancellationToken stop)
    {
        var monday = clock.GetUtcNow().ToInstant().InZone(Berlin).Date.Next(IsoDayOfWeek.Monday);
        foreach (var deed in Deeds)
        {
            if (deed == Deeds[^1])
                EverythingIsRead();
            GoTo(monday, deed.Day, deed.At);
            var result = await slack.As(deed.Person).SayAsync(deed.Channel, deed.Words);
            if (result.Failure is not null)
                throw new InvalidOperationException($"The bot did not take \"{deed.Words}\": {result.Failure} {result.Status} {result.Body}");
            await slack.Journal.QuietAsync(Quiet).WaitAsync(stop);
        }
        GoTo(monday, Today.Day, Today.Time);
    }

    private void GoTo(LocalDate monday, int day, LocalTime time) =>
        clock.MoveTo((monday.PlusDays(day) + time).InZoneLeniently(Berlin).ToDateTimeOffset());

    private void EverythingIsRead()
    {
        foreach (var person in Everybody.Select(slack.As))
        {
            foreach (var conversation in slack.Conversations.Where(c => c.Members.Contains(person.Person.Id)))
                person.AtDesktop(desk => desk.Show(conversation.Id, isRead: true));
        }
    }

    private sealed record Deed(int Day, string Time, string Person, string Channel, string Words)
    {
        public LocalTime At { get; } = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Time).Value;
    }
}
