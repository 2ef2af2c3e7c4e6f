using AndonBot.Domain.Incidents;
using AndonBot.Storage;

namespace AndonBot.Incidents;

/// <summary>The columns of the table incident, whose alias is i.</summary>
internal static class IncidentMapping
{
    private const string Postmortem = "from postmortem p where p.workspace_id = i.workspace_id and p.incident_number = i.number";

    public static Mapping<Incident> Table { get; } = new Mapping<Incident>("incident")
        .ByNumber("number", incident => incident.Number)
        .Once("text", incident => incident.Text)
        .Once("called_at", incident => incident.CalledAt)
        .Once("called_by", incident => incident.CalledBy)
        .Once("called_in", incident => incident.CalledIn)
        .Fact("line_id", incident => incident.LineId)
        .Fact("severity", incident => incident.Severity)
        .Fact("fixer", incident => incident.Fixer)
        .Fact("held_until", incident => incident.CallHeldUntil)
        .Fact("answer_from", incident => incident.AnswerFrom)
        .Fact("round", incident => incident.Round)
        .Fact("answered_at", incident => incident.AnsweredAt)
        .Fact("answered_by", incident => incident.AnsweredBy)
        .Fact("quiet_from", incident => incident.QuietFrom)
        .Fact("contained_at", incident => incident.ContainedAt)
        .Fact("contained_by", incident => incident.ContainedBy)
        .Fact("containment", incident => incident.Containment)
        .Fact("cause", incident => incident.Cause)
        .Fact("temporary", incident => incident.Temporary)
        .Fact("began_at", incident => incident.BeganAt)
        .Fact("back_at", incident => incident.BackAt)
        .Fact("postmortem_due_at", incident => incident.PostmortemDueAt)
        .Fact("postmortem_moves", incident => incident.PostmortemMoves)
        .Fact("postmortem_missed_at", incident => incident.PostmortemMissedAt)
        .Fact("held_at", incident => incident.HeldAt)
        .Fact("held_by", incident => incident.HeldBy)
        .Fact("fixed_at", incident => incident.FixedAt)
        .Fact("dismissed_at", incident => incident.DismissedAt)
        .Fact("dismissed_by", incident => incident.DismissedBy)
        .Fact("dismissed_why", incident => incident.DismissedWhy)
        .Fact("merged_into", incident => incident.MergedInto)
        .Read($"(select p.happened {Postmortem})", incident => incident.Happened)
        .Read($"(select p.root_cause {Postmortem})", incident => incident.RootCause);

    public static string Select { get; } = Table.Select;
}
