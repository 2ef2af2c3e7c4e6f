using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Tests.Incidents;
using NodaTime;

namespace AndonBot.Domain.Tests.Notifications;

/// <summary>A ledger that says what is due as soon as it is, looking only when the rules asked to, and writes down when what was said.</summary>
internal sealed class Ledger
{
    private readonly List<SentNotification> _said = [];
    private readonly List<string> _transcript = [];
    private readonly HashSet<string> _refusing = [];
    private Instant? _next;

    public Ledger(Incident incident, Line? line = null, string? backup = TestData.Cleo, string? @operator = null)
    {
        var on = incident.LineId is null ? null : line ?? TestData.Checkout;
        Facts = new(incident, on, backup, [], [], new Dictionary<string, DateTimeZone>(), @operator, 1);
        _next = incident.CalledAt;
    }

    public IncidentFacts Facts { get; set; }

    public IReadOnlyList<SentNotification> SentNotification => _said;

    /// <summary>When the rules want to be asked again.</summary>
    public Instant? Next => _next;

    public Ledger In(string person, string zone)
    {
        Facts = Facts with { Zones = new Dictionary<string, DateTimeZone>(Facts.Zones) { [person] = DateTimeZoneProviders.Tzdb[zone] } };
        return this;
    }

    /// <summary>Slack refuses everything that goes there.</summary>
    public Ledger Refusing(string recipient)
    {
        _refusing.Add(recipient);
        return this;
    }

    /// <summary>Somebody does something; whatever was due before was said before.</summary>
    public Ledger Do(string wall, Func<Incident, Instant, Decision> deed)
    {
        var now = TestData.At(wall);
        RunTo(now);
        var decision = deed(Facts.Incident, now);
        Apply(decision as Decision.Done ?? throw new AssertionException($"Not done: {decision}"));
        _next = now;
        return this;
    }

    public Ledger Apply(Decision.Done decision)
    {
        var id = Facts.Events.Count;
        IEnumerable<IncidentEvent> told = decision.Events.Select(e => e with { Id = ++id });
        Facts = Facts with { Incident = decision.Incident, Events = [.. Facts.Events, .. told], Version = Facts.Version + 1 };
        return this;
    }

    /// <summary>What is said up to a time: one line for each moment, without the card and its thread.</summary>
    public string Until(string wall)
    {
        RunTo(TestData.At(wall));
        var told = string.Join('\n', _transcript);
        _transcript.Clear();
        return told;
    }

    /// <summary>Says everything due now, and what becomes due by that.</summary>
    public void Say(Instant now)
    {
        var told = new List<string>();
        while (New(now) is [var due, ..])
        {
            var refused = _refusing.Contains(due.Key.Recipient);
            _said.Add(new(due.Key, refused ? NoticeState.Refused : NoticeState.Accepted,
                Facts.Version, due.Key.Recipient, refused ? null : "1.1", refused ? null : now));
            if (due.Key.Kind is not (NoticeKind.Card or NoticeKind.Thread))
                told.Add($"{due.Key.Kind.ToString().ToLowerInvariant()} {due.Key.Recipient}{(refused ? " (refused)" : "")}");
        }

        if (told.Count > 0)
            _transcript.Add($"{TestData.Say(now)} {string.Join(", ", told)}");
        _next = IncidentNotices.Due(Facts, _said, now).Next;
    }

    public Evaluation Look(Instant now) => IncidentNotices.Due(Facts, _said, now);

    /// <summary>What is due and was never said.</summary>
    public IReadOnlyList<DueNotice> New(Instant now)
    {
        var keys = _said.Select(said => said.Key).ToHashSet();
        return [.. Look(now).Due.Where(due => !keys.Contains(due.Key))];
    }

    /// <summary>Writes every fact that time has made.</summary>
    public void LetTime(Instant now)
    {
        while (Facts.Line is { } line && (Facts.Incident.StopUnanswered(line, now) ?? Facts.Incident.MissPostmortem(line, now)) is { } made)
            Apply(made);
    }

    /// <summary>Looks whenever the rules asked to, and lets time stop the line first.</summary>
    private void RunTo(Instant end)
    {
        while (_next is { } now && now <= end)
        {
            LetTime(now);
            Say(now);
        }
    }
}
