namespace AndonBot.Incidents.Actions;

/// <summary>What is read from the table of actions; an action's facts are its columns.</summary>
internal static class ActionColumns
{
    public const string All = """
        a.action_id as number, a.incident_number as incident, a.text, a.owner, a.due_on as due, a.moves, a.temporary, a.vague,
            a.added_at, a.added_by, a.stands_from, a.done_at, a.done_by, a.evidence, a.dropped_at, a.dropped_by, a.dropped_why, a.help_at, a.help_by
        """;

    public const string Select = $"select {All} from action a";

    public const string IsOpen = "a.done_at is null and a.dropped_at is null";
}
