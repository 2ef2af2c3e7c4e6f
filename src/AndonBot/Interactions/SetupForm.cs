using AndonBot.Domain.Calendar;
using AndonBot.Domain.Lines;
using AndonBot.Lines;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Interactions;

/// <summary>A submitted page of the setup form: what it says, and what is wrong with it, one sentence under each input.</summary>
internal sealed class SetupForm(ViewInfo view)
{
    private readonly Dictionary<string, string> _errors = [];
    private readonly ViewState _state = view.State ?? new();

    /// <summary>What to answer when something is wrong; null while nothing is.</summary>
    public FormResult? Refusal => _errors.Count == 0 ? null : new FormResult.Errors(_errors);

    /// <summary>Shows a sentence under an input, or under the first one when this page does not have it.</summary>
    public void Refuse(string? id, string sentence)
    {
        var inputs = view.Blocks.OfType<InputBlock>().Select(input => input.BlockId).ToList();
        // Slack sends the form's blocks with a submission; without them the sentence still needs an input.
        var place = id is not null && (inputs.Count == 0 || inputs.Contains(id)) ? id : inputs.FirstOrDefault(InputIds.Line);
        _errors[place] = _errors.TryGetValue(place, out var earlier) ? $"{earlier} {sentence}" : sentence;
    }

    public void Refuse(IEnumerable<LineProblem> problems)
    {
        foreach (var problem in problems)
            Refuse(InputOf(problem.Key), problem.Sentence);
    }

    /// <summary>The draft of a line from the first page.</summary>
    public LineDraft First()
    {
        var draft = new LineDraft
        {
            Name = Read(InputIds.Line, text => LineLiterals.Name(text.ToLowerInvariant()), ""),
            Channels = _state.Channels(SetupModal.Channels),
            Owner = _state.Person(InputIds.Owner),
            Members = _state.People(SetupModal.Members),
        };
        if (draft.Channels.Count == 0)
            Refuse(SetupModal.Channels, "Please choose the channels that can stop the line.");
        if (draft.Owner is null)
            Refuse(InputIds.Owner, "Please choose who leads the team.");
        if (draft.Members.Count == 0)
            Refuse(SetupModal.Members, "Please choose who takes turns.");
        return draft;
    }

    /// <summary>The draft of a line from both pages.</summary>
    /// <param name="existing">The line that is changed: what no page asks for stays as it is.</param>
    public LineDraft Second(SetupPage page, Line? existing)
    {
        var draft = new LineDraft { Name = page.Name, Channels = page.Channels, Owner = page.Owner, Members = page.Members };
        var zone = Read(SetupModal.Zone, LineLiterals.Zone, existing?.Calendar.Zone ?? NodaTime.DateTimeZone.Utc);
        return draft with
        {
            Handoff = Read(SetupModal.Handoff, HandoffTime.Parse, draft.Handoff),
            RotationZone = existing is not null && existing.Calendar.Zone.Equals(zone) ? existing.RotationSettings.Zone : zone,
            CalendarZone = zone,
            Days = Read(SetupModal.Days, WorkingDays.Parse, draft.Days),
            Hours = Read(SetupModal.Hours, WorkingHours.Parse, draft.Hours),
            Holidays = existing?.Calendar.Holidays ?? [],
            Policies = Enum.GetValues<Severity>().Aggregate(
                existing?.Policies ?? draft.Policies, (policies, severity) => policies.With(severity, Policy(severity, policies[severity]))),
            CallWebhook = _state.Text(SetupModal.Webhook) is null ? null : Read(SetupModal.Webhook, LineLiterals.Webhook, ""),
        };
    }

    /// <summary>The members in the order that the second page says.</summary>
    public IReadOnlyList<string> Order(IReadOnlyList<string> members, Func<string, string> nameOf) =>
        Read(SetupModal.Order, text => RotationText.Parse(text, members, nameOf), members);

    private SeverityPolicy Policy(Severity severity, SeverityPolicy standard) =>
        Read(SetupModal.PolicyId(severity), text => PolicyText.Parse(text, standard), standard);

    private T Read<T>(string id, Func<string, T> parse, T standard)
    {
        try
        {
            return parse(_state.Text(id) ?? "");
        }
        catch (FormatException exception)
        {
            Refuse(id, exception.Message);
            return standard;
        }
    }

    private static string? InputOf(string key) => key switch
    {
        LineKeys.Name => InputIds.Line,
        LineKeys.Channels => SetupModal.Channels,
        LineKeys.Owner => InputIds.Owner,
        LineKeys.Members => SetupModal.Members,
        _ => Enum.GetValues<Severity>().Where(severity => LineKeys.Policy(severity) == key).Select(SetupModal.PolicyId).FirstOrDefault(),
    };
}
