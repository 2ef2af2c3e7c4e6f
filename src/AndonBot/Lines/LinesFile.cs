using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AndonBot.Lines;

/// <summary>The lines that a file describes, and everything that is wrong with how it does.</summary>
public sealed record LinesFile(IReadOnlyList<LineDraft> Lines, IReadOnlyList<LineProblem> Problems)
{
    private const string Form = "lines";

    public static LinesFile Read(string yaml)
    {
        var problems = new List<LineProblem>();
        var drafts = Entries(yaml, problems).Select((entry, index) => Draft(entry, index + 1, problems)).ToList();
        foreach (var same in drafts.GroupBy(draft => draft.Name).Where(same => same.Count() > 1))
            problems.Add(new(same.Key, LineKeys.Name, "more than one line of the file has this name."));
        return new(drafts, problems);
    }

    private static IReadOnlyList<YamlNode> Entries(string yaml, List<LineProblem> problems)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new LinesFileParser(yaml));
        }
        // Of a few texts the library says in other exceptions that it cannot read them.
        catch (Exception exception) when (exception is YamlException or ArgumentException or InvalidOperationException)
        {
            var at = exception is YamlException { Start: var start } ? $" at row {start.Line}, column {start.Column}" : "";
            problems.Add(new(null, Form, $"this is not YAML{at}: {exception.Message}"));
            return [];
        }

        if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
        {
            problems.Add(new(null, Form, "this is not a lines file, which begins with lines: and goes on with - name: for each line."));
            return [];
        }

        var keys = new LinesFileKeys(root, null, "", problems);
        var entries = keys.Entries(Form, "the file begins with it and goes on with - name: for each line");
        keys.NothingElse();
        return entries;
    }

    private static LineDraft Draft(YamlNode entry, int number, List<LineProblem> problems)
    {
        var named = (entry as YamlMappingNode)?.Children.FirstOrDefault(child => child.Key is YamlScalarNode { Value: LineKeys.Name }).Value;
        var name = named is YamlScalarNode { Value: { Length: > 0 } text } ? text : $"number {number}";
        var keys = new LinesFileKeys(entry, name, "", problems);
        if (entry is not YamlMappingNode)
        {
            keys.Note(LineKeys.Name, "a line holds keys of its own, the first of them name.");
            return new() { Name = name, Channels = [], Owner = null, Members = [] };
        }

        if (keys.Text(LineKeys.Name, "write a name like checkout") is not null)
            keys.Read(LineKeys.Name, LineLiterals.Name, name);
        return Draft(name, keys);
    }

    private static LineDraft Draft(string name, LinesFileKeys keys)
    {
        var channels = keys.Texts(LineKeys.Channels, "write the ids of its channels like [C0123ABCD]");
        var owner = keys.Text(LineKeys.Owner, "write one person's Slack id or e-mail");
        var (rotation, calendar, severities, call) = (keys.Map("rotation"), keys.Map("calendar"), keys.Map("severities"), keys.Map("call"));
        var members = rotation.Texts("members", "write who takes turns as Fixer like [U0ALICE00, bob@example.com]");
        var draft = new LineDraft { Name = name, Channels = channels, Owner = owner, Members = members };
        draft = draft with
        {
            Handoff = rotation.Read("handoff", HandoffTime.Parse, draft.Handoff),
            RotationZone = rotation.Read("zone", LineLiterals.Zone, draft.RotationZone),
            CalendarZone = calendar.Read("zone", LineLiterals.Zone, draft.CalendarZone),
            Days = calendar.Read("days", WorkingDays.Parse, draft.Days),
            Hours = calendar.Read("hours", WorkingHours.Parse, draft.Hours),
            Holidays = calendar.ReadAll("holidays", LineLiterals.Date),
            Policies = Enum.GetValues<Severity>().Aggregate(
                draft.Policies,
                (policies, severity) => policies.With(severity, Policy(severities.Map($"sev{(int)severity}"), policies[severity]))),
            CallWebhook = call.Read("webhook", LineLiterals.Webhook, draft.CallWebhook),
        };
        foreach (var group in new[] { rotation, calendar, severities, call, keys })
            group.NothingElse();
        return draft;
    }

    private static SeverityPolicy Policy(LinesFileKeys keys, SeverityPolicy standard)
    {
        var policy = new SeverityPolicy(
            keys.Read(PolicyText.Stops, StopRuleWord.Parse, standard.StopRule),
            keys.Read(PolicyText.Answer, LineLiterals.Promise, standard.Answer),
            keys.Read(PolicyText.Postmortem, LineLiterals.Promise, standard.Postmortem),
            keys.Read(PolicyText.Action, LineLiterals.Promise, standard.Action));
        keys.NothingElse();
        return policy;
    }
}
