using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AndonBot.Domain.Lines;
using AndonBot.Playground.LocalSlack;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Faults.Soak;

/// <summary>What the people of some lines do, whatever happens to the bot; and what the bot has told them that it did.</summary>
internal sealed partial class People(AndonWorld world, Random random)
{
    private const int LineCount = 12;

    private readonly List<Line> _lines = [];
    private readonly List<long> _numbers = [1];
    private readonly Dictionary<string, bool> _pulls = [];
    private readonly Dictionary<string, bool> _notes = [];
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _hands = [];
    private int _gestures;

    /// <summary>What was pulled for, and whether the bot said that it is recorded.</summary>
    public IReadOnlyDictionary<string, bool> Pulls => _pulls;

    /// <summary>What was noted, and whether the bot said that it is recorded.</summary>
    public IReadOnlyDictionary<string, bool> Notes => _notes;

    /// <summary>Lines with channels and people of their own.</summary>
    public async Task SettleInAsync()
    {
        for (var i = 0; i < LineCount; i++)
        {
            var fixer = world.Slack.AddPerson(new($"U0FIXER{i:000}", $"fixer{i}"));
            var channel = world.Slack.AddChannel($"line-{i}", [Ann, Bob, Cleo, fixer.Id]);
            _lines.Add(LineOf($"line-{i}", [channel.Id], [fixer.Id, Bob]));
            await world.AddLineAsync(_lines[^1]);
        }
    }

    /// <summary>Some people do something at the same moment; ends when each has an answer or knows that there is none.</summary>
    public Task ActAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(_ => Next()()));

    private Func<Task> Next()
    {
        var (line, number, id) = (_lines[random.Next(LineCount)], _numbers[random.Next(_numbers.Count)], ++_gestures);
        var (channel, fixer) = (line.Channels[0], line.RotationSettings.Members[0]);
        Func<Task>[] others =
        [
            () => NoteAsync(channel, number, $"note {id}"),
            () => SayAsync(fixer, channel, $"ack {number}"),
            () => SayAsync(fixer, channel, $"stop {number}"),
            () => SayAsync(fixer, channel, $"restart {number} rolled back"),
            () => SayAsync(fixer, channel, $"contain {number} switched off"),
            () => SayAsync(fixer, channel, $"sev {number} 3"),
            () => SayAsync(fixer, channel, $"action {number} carts without a price are rejected me 2030-01-2{id % 10}"),
            () => SayAsync(fixer, channel, $"extend {number} 2030-01-20 the vendor answers"),
            () => SayAsync(Bob, channel, "status"),
            () => SayAsync(Bob, channel, "actions"),
            () => ClickAsync(fixer, "@andon", "incident.answer"),
            () => ClickAsync(Bob, channel, "incident.stop"),
            () => ClickAsync(fixer, channel, "incident.back"),
            () => Task.Run(() => world.As(Bob).OpenHome()),
            () => PullByFormAsync(fixer, channel, $"form {id}"),
        ];
        return random.Next(2) == 0 ? () => PullAsync(channel, $"sev{random.Next(1, 4)} ", $"defect {id}") : others[random.Next(others.Length)];
    }

    private async Task PullAsync(string channel, string severity, string text)
    {
        Remember(_pulls, text, isRecorded: false);
        var answer = await world.As(Ann).SayAsync(channel, $"/andon {severity}{text}");
        if (answer.Failure is not null || Pulled().Match(answer.Body) is not { Success: true } match)
            return;
        Remember(_pulls, text, isRecorded: true);
        lock (_numbers)
            _numbers.Add(long.Parse(match.Groups[1].Value));
    }

    private async Task NoteAsync(string channel, long number, string text)
    {
        Remember(_notes, text, isRecorded: false);
        var answer = await world.As(Bob).SayAsync(channel, $"/andon note {number} {text}");
        if (answer.Failure is null && answer.Body.Contains("Noted on #", StringComparison.Ordinal))
            Remember(_notes, text, isRecorded: true);
    }

    /// <summary>Nobody fills in the same form twice at a time: one text would replace the other before it is sent.</summary>
    private async Task PullByFormAsync(string person, string channel, string text)
    {
        var hand = _hands.GetOrAdd(person, _ => new(1));
        await hand.WaitAsync();
        try
        {
            await FillInAsync(person, channel, text);
        }
        finally
        {
            hand.Release();
        }
    }

    private async Task FillInAsync(string person, string channel, string text)
    {
        await SayAsync(person, channel, "");
        if (world.As(person).Modal is not { CallbackId: "pull" })
            return;
        Remember(_pulls, text, isRecorded: false);
        try
        {
            var submission = await world.As(person).SubmitAsync(("what", text));
            if (submission.IsAccepted)
                Remember(_pulls, text, isRecorded: true);
            while (world.As(person).Modal is not null)
                await world.As(person).CloseAsync();
        }
        catch (InvalidUserActionException)
        {
            // Another form came over it meanwhile.
        }
    }

    private Task SayAsync(string person, string channel, string text) => world.As(person).SayAsync(channel, $"/andon {text}".TrimEnd());

    private async Task ClickAsync(string person, string channel, string button)
    {
        try
        {
            await world.As(person).ClickAsync(channel, button);
        }
        catch (InvalidUserActionException)
        {
            // No message shows that button now.
        }
    }

    private static void Remember(Dictionary<string, bool> said, string text, bool isRecorded)
    {
        lock (said)
            said[text] = isRecorded;
    }

    [GeneratedRegex("Cord pulled, #([0-9]+)")]
    private static partial Regex Pulled();
}
