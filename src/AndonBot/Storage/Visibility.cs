namespace AndonBot.Storage;

/// <summary>What somebody may see, as predicates with the parameters @Workspace, @User, @Here and @Operator.</summary>
/// <remarks>Nothing known of a person or of a channel is not visible. The subqueries depend on no row, so each runs once in a statement.</remarks>
internal static class Visibility
{
    /// <summary>What Slack says the person is; null for a stranger, for somebody about whom it has said nothing, and for a newer version's word.</summary>
    private const string Role = """
        (select v.role from person v where v.workspace_id = @Workspace and v.user_id = @User and v.role in ('Guest', 'Member', 'Admin') and v.display_name <> '')
        """;

    /// <summary>A channel, aliased c, into which the person may look: a public one unless they are a guest, and each that they are in.</summary>
    private const string OpenChannel = $"""
        ({Role} is not null and (c.channel = @Here or @User = any(c.members) or (c.is_private = false and {Role} <> 'Guest')))
        """;

    /// <summary>A line, aliased l: one of its channels is open to the person, or they own it, or take turns on it.</summary>
    public const string Line = $"""
        ({Role} is not null and (@User = l.owner or @User = any(l.members) or l.line_id in (
            select lc.line_id from line_channel lc left join channel c using (workspace_id, channel)
            where lc.workspace_id = @Workspace and (lc.channel = @Here or {OpenChannel}))))
        """;

    /// <summary>The same of a person whom an expression names, wherever they are.</summary>
    public static string LineOf(string user) => Line.Replace("@User", user, StringComparison.Ordinal).Replace("@Here", "null::text", StringComparison.Ordinal);

    /// <summary>
    /// An incident, aliased i: its line is visible, or the bot asked the person for something about it.
    /// Without a line it belongs to the channel where it was pulled, and to the operator, who places it.
    /// </summary>
    public const string Incident = $"""
        ({Role} is not null and (@User in (i.called_by, i.answered_by, i.fixer)
            or i.line_id in (select l.line_id from line l where l.workspace_id = @Workspace and {Line})
            or i.number in (select a.incident_number from action a where a.workspace_id = @Workspace and a.owner = @User)
            or (i.line_id is null and (i.called_in = @Here
                or @User = coalesce(@Operator, (select w.primary_owner from workspace w where w.workspace_id = @Workspace))
                or i.called_in in (select c.channel from channel c where c.workspace_id = @Workspace and {OpenChannel})))))
        """;
}
