using AndonBot.Playground.LocalSlack;
using NodaTime;
using NodaTime.Extensions;
using static AndonBot.Playground.Demo.DemoWorkspace;

namespace AndonBot.Playground.Demo;

/// <summary>Plays three weeks of events before the page is shown. The clock is set forward from one event to the next.</summary>
internal sealed class DemoHistory(SlackWorkspace slack, BotProcess bot, WorkspaceClock clock)
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];

    /// <summary>The events in order. Day 0 is the first Monday after the real current date; times are in Berlin's zone.</summary>
    private static readonly Step[] Steps =
    [
        new(0, "16:30", Dora, General, "From today we have a cord: type /andon and what is wrong, in #checkout or #search, and somebody comes."),

        new(1, "10:05", Ann, Checkout, "/andon the payment page stays blank in Safari"),
        new(1, "10:09", Bob, Checkout, "/andon ack 1"),
        new(1, "10:41", Bob, Checkout, "incident.contain 1",
            ("text", "switched the new card form off for Safari"), ("cause", "the form needs an API that Safari does not have"), ("temporary", "yes")),

        new(2, "15:02", Cleo, Checkout, "/andon sev1 orders are charged twice"),
        new(2, "15:04", Bob, Checkout, "/andon ack 2"),
        new(2, "15:12", Bob, Checkout, "/andon note 2 it began with build 118; 31 orders so far"),
        new(2, "15:38", Bob, Checkout, "/andon restart 2 rolled back to build 117 and refunded all 31"),
        new(2, "15:44", Bob, Checkout, "incident.contain 2", ("cause", "a payment that timed out was sent again"), ("temporary", "yes")),
        new(3, "10:30", Bob, Checkout, "postmortem.open 2", ("root_cause", "a retry makes a new key, so the bank takes it for another payment")),
        new(3, "11:15", Dora, Checkout, "/andon held 2"),
        new(3, "11:20", Dora, Checkout, "/andon action 2 a payment keeps its key over every retry @bob next fri"),

        new(4, "16:20", Eli, Search, "/andon sev3 search suggestions are a day old"),
        new(4, "17:30", Cleo, Search, "/andon dismiss 3 the nightly index was just late"),

        new(7, "09:20", Ann, Checkout, "handoff.accept"),
        new(7, "09:40", Bob, Checkout, "/andon action 1 the card form opens in every browser on our list @ann 2w"),

        new(8, "16:15", Cleo, Search, "/andon no results for words with umlauts"),
        new(8, "16:21", Eli, Search, "/andon ack 4"),
        new(8, "17:05", Eli, Search, "incident.contain 4",
            ("text", "the analyzer of last week is back"), ("cause", "the new analyzer drops umlauts"), ("temporary", "yes")),
        new(8, "17:10", Eli, Search, "/andon action 4 the index is not published when a word with an umlaut finds nothing @eli 2w"),
        new(8, "17:20", Dora, Search, "/andon action 4 a new analyzer is compared with the old one in every language @cleo 3w"),
        new(9, "14:10", Bob, Checkout, "/andon done A1 build 121; a test in CI retries every payment"),

        new(14, "15:10", Cleo, Checkout, "handoff.accept"),
        new(14, "15:20", Cleo, Search, "handoff.accept"),

        new(21, "09:50", Ann, Checkout, "/andon gift cards are refused at checkout"),
        new(21, "09:53", Bob, Checkout, "/andon ack 5"),
        new(21, "10:02", Bob, Checkout, "/andon stop 5 every fifth order fails"),
        new(21, "10:47", Bob, Checkout, "/andon restart 5 the old service checks gift cards again"),

        // Early enough that the bot does not ask whether the first pull made on the page is about the same problem.
        new(22, "14:40", Eli, Checkout, "/andon sev3 the invoice PDF shows the old address"),
    ];

    /// <summary>The lines are created on a Monday after 09:00 in both their zones, so that no handoff is due on the first day.</summary>
    private static readonly (int Day, LocalTime Time) Start = (0, new(16, 0));

    /// <summary>The time at which the page opens: 15:30 in Berlin, 09:30 in New York.</summary>
    private static readonly (int Day, LocalTime Time) End = (22, new(15, 30));

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly LocalDate _monday = clock.GetUtcNow().ToInstant().InZone(Berlin).Date.Next(IsoDayOfWeek.Monday);

    /// <summary>Sets the clock to the time at which the lines are created.</summary>
    public void SetStartTime() => clock.MoveTo(At(Start.Day, Start.Time).ToDateTimeOffset());

    /// <exception cref="InvalidOperationException">The bot rejected a step.</exception>
    /// <exception cref="TimeoutException">The bot did not react in time.</exception>
    public async Task PlayAsync(CancellationToken stop)
    {
        foreach (var step in Steps)
        {
            if (step == Steps[^1])
                MarkEverythingRead();
            await GoToAsync(At(step.Day, step.At), stop);
            await DoAsync(slack.As(step.Person), step);
            await bot.WaitUntilIdleAsync(stop);
        }
        await GoToAsync(At(End.Day, End.Time), stop);
    }

    /// <summary>Moves the clock to the instant and stops at each morning on the way, when handoffs and daily digests are due.</summary>
    private async Task GoToAsync(Instant instant, CancellationToken stop)
    {
        foreach (var stage in Mornings().Where(morning => morning < instant).Append(instant))
        {
            if (stage <= clock.GetUtcNow().ToInstant())
                continue;
            clock.MoveTo(stage.ToDateTimeOffset());
            await bot.WaitUntilIdleAsync(stop);
        }
    }

    /// <summary>09:00 in each person's zone, on every day that has a step.</summary>
    private IEnumerable<Instant> Mornings() =>
        from day in Steps.Select(step => step.Day).Distinct()
        from zone in Everybody.Select(person => slack.As(person).Person.TimeZone!).Distinct()
        let morning = (_monday.PlusDays(day) + new LocalTime(9, 0)).InZoneLeniently(DateTimeZoneProviders.Tzdb[zone]).ToInstant()
        orderby morning
        select morning;

    private async Task DoAsync(Actor person, Step step)
    {
        var result = step.Button is [var action, .. var value]
            ? await person.ClickAsync(step.Channel, action, choose: value)
            : await person.SayAsync(step.Channel, step.What);
        if (result.Failure is not null)
            throw new InvalidOperationException($"The bot rejected \"{step.What}\": {result.Failure} {result.Status} {result.Body}");
        if (step.Form.Length == 0)
            return;
        await slack.UntilAsync(() => person.Modal is not null, Timeout);
        if (await person.SubmitAsync(step.Form) is { IsAccepted: false } rejected)
            throw new InvalidOperationException($"The bot rejected the form of \"{step.What}\": {string.Join(", ", rejected.Errors)} {rejected.GeneralError}");
    }

    private Instant At(int day, LocalTime time) => (_monday.PlusDays(day) + time).InZoneLeniently(Berlin).ToInstant();

    /// <summary>Marks all conversations as read and removes ephemeral messages, which Slack too does not show after a reload.</summary>
    private void MarkEverythingRead()
    {
        foreach (var person in Everybody.Select(slack.As))
        {
            foreach (var conversation in slack.Conversations.Where(c => c.Members.Contains(person.Person.Id)))
            {
                foreach (var message in person.Sees(conversation.Id).Where(message => message.IsOnlyForMe))
                    person.OnPage(page => page.Dismiss(conversation, message.Ts));
                person.OnPage(page => page.Show(conversation.Id, isRead: true));
            }
        }
    }

    /// <param name="What">The text to type; or the action id of a button in the channel, optionally with its value.</param>
    /// <param name="Form">The values for the form that the button opens.</param>
    private sealed record Step(int Day, string Time, string Person, string Channel, string What, params (string BlockId, string Value)[] Form)
    {
        public LocalTime At { get; } = NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(Time).Value;

        public string[] Button => What.Split(' ') is [var first, ..] words && first.Contains('.', StringComparison.Ordinal) ? words : [];
    }
}
