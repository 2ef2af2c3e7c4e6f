using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Domain.Tests.Incidents;
using NodaTime;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>An outbox that sends what is due as soon as it is, evaluating only when the rules ask for it, and writes down what it sent when.</summary>
internal sealed class SimulatedOutbox
{
    private readonly List<SentNotification> _sent = [];
    private readonly List<string> _transcript = [];
    private readonly HashSet<string> _refusing = [];
    private Instant? _next;

    public SimulatedOutbox(Incident incident, Line? line = null, string? backup = TestData.Cleo, string? @operator = null)
    {
        var on = incident.LineId is null ? null : line ?? TestData.Checkout;
        Facts = new(incident, on, backup, [], [], new Dictionary<string, DateTimeZone>(), @operator);
        _next = incident.CalledAt;
    }

    public IncidentFacts Facts { get; set; }

    public IReadOnlyList<SentNotification> Sent => _sent;

    /// <summary>Everybody can act.</summary>
    private Rotation? Rotation => Facts.Line is { } line
        ? new(line.RotationSettings, line.Calendar, line.Owner, [new(TestData.Monday, TestData.Bob)], _ => true)
        : null;

    /// <summary>When the rules want the next evaluation.</summary>
    public Instant? Next => _next;

    public SimulatedOutbox In(string person, string zone)
    {
        Facts = Facts with { Zones = new Dictionary<string, DateTimeZone>(Facts.Zones) { [person] = DateTimeZoneProviders.Tzdb[zone] } };
        return this;
    }

    /// <summary>Slack refuses everything that goes there.</summary>
    public SimulatedOutbox Refusing(string recipient)
    {
        _refusing.Add(recipient);
        return this;
    }

    /// <summary>Somebody does something; whatever was due before was sent before.</summary>
    public SimulatedOutbox Do(string wall, Func<Incident, Instant, Decision> operation)
    {
        var now = TestData.At(wall);
        RunTo(now);
        var decision = operation(Facts.Incident, now);
        Apply(decision as Decision.Done ?? throw new AssertionException($"Not done: {decision}"));
        _next = now;
        return this;
    }

    public SimulatedOutbox Apply(Decision.Done decision)
    {
        var id = Facts.Events.Count;
        IEnumerable<IncidentEvent> told = decision.Events.Select(e => e with { Id = ++id });
        Facts = Facts with { Incident = decision.Incident, Events = [.. Facts.Events, .. told] };
        return this;
    }

    /// <summary>What is sent up to a time: one line for each moment, without what goes to the channel.</summary>
    public string Until(string wall)
    {
        RunTo(TestData.At(wall));
        var told = string.Join('\n', _transcript);
        _transcript.Clear();
        return told;
    }

    /// <summary>Sends everything due now, and what becomes due by that.</summary>
    public void Say(Instant now)
    {
        var told = new List<string>();
        while (New(now) is [var due, ..])
        {
            var refused = _refusing.Contains(due.Key.Recipient);
            _sent.Add(new(due.Key, refused ? NotificationState.Refused : NotificationState.Accepted,
                1, due.Key.Recipient, refused ? null : "1.1", refused ? null : now));
            if (due.Key.Recipient != TestData.Channel)
                told.Add($"{due.Key.Kind.ToLowerInvariant()} {due.Key.Recipient}{(refused ? " (refused)" : "")}");
        }

        if (told.Count > 0)
            _transcript.Add($"{TestData.Say(now)} {string.Join(", ", told)}");
        _next = IncidentNotifications.Due(Facts, _sent, now).Next;
    }

    public Evaluation Look(Instant now) => IncidentNotifications.Due(Facts, _sent, now);

    /// <summary>What is due and was never sent.</summary>
    public IReadOnlyList<DueNotification> New(Instant now)
    {
        var keys = _sent.Select(sent => sent.Key).ToHashSet();
        return [.. Look(now).Due.Where(due => !keys.Contains(due.Key))];
    }

    /// <summary>Saves every fact that time has made.</summary>
    public void LetTime(Instant now)
    {
        while (MadeByTime.Of(Facts.Incident, Facts.Line, Rotation, Facts.Actions, now) is { } made)
            Apply(made);
    }

    /// <summary>Evaluates whenever the rules ask for it; facts that time makes come first.</summary>
    private void RunTo(Instant end)
    {
        while (_next is { } now && now <= end)
        {
            LetTime(now);
            Say(now);
        }
    }
}
