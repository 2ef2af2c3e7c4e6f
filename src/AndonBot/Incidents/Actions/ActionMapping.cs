using AndonBot.Domain.Actions;
using AndonBot.Storage;

namespace AndonBot.Incidents.Actions;

/// <summary>The columns of the table action, whose alias is a.</summary>
internal static class ActionMapping
{
    public static Mapping<ActionItem> Table { get; } = new Mapping<ActionItem>("action")
        .ByNumber("action_id", action => action.Number)
        .Once("incident_number", action => action.Incident)
        .Once("text", action => action.Text)
        .Once("first_due_on", action => action.FirstDue)
        .Once("temporary", action => action.Temporary)
        .Once("vague", action => action.Vague)
        .Once("added_at", action => action.AddedAt)
        .Once("added_by", action => action.AddedBy)
        .Fact("owner", action => action.Owner)
        .Fact("due_on", action => action.Due)
        .Fact("moves", action => action.Moves)
        .Fact("stands_from", action => action.StandsFrom)
        .Fact("done_at", action => action.DoneAt)
        .Fact("done_by", action => action.DoneBy)
        .Fact("evidence", action => action.Evidence)
        .Fact("dropped_at", action => action.DroppedAt)
        .Fact("dropped_by", action => action.DroppedBy)
        .Fact("dropped_why", action => action.DroppedWhy)
        .Fact("help_at", action => action.HelpAt)
        .Fact("help_by", action => action.HelpBy);

    public static string Columns { get; } = Table.Columns;

    public static string Select { get; } = Table.Select;
}
