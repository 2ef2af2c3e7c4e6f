namespace AndonBot.Domain;

/// <summary>Who may do what. Every command, click, shortcut, submission and view is checked against it.</summary>
/// <remarks>What is not allowed here is refused, but for the pull of somebody about whom Slack does not answer.</remarks>
public static class Permissions
{
    private static readonly Permission[] All = [Permission.Read, Permission.Pull, Permission.Act];

    /// <summary>Everybody who is told apart, in words that begin a row of a table.</summary>
    private static readonly (string Who, Standing Standing)[] Everybody =
    [
        ("admin or owner of the workspace", new(Role.Admin)),
        ("full member", new(Role.Member)),
        ("full member, about the line of a private channel that they are not in", new(Role.Member, Sees: false)),
        ("guest, about the lines of their channels", new(Role.Guest)),
        ("guest, about other lines", new(Role.Guest, Sees: false)),
        ("somebody about whom Slack does not answer", new(Role.Unknown)),
        ("person of another workspace, in a line's shared channel", new(Role.OtherWorkspace, IsInChannelOfLine: true)),
        ("person of another workspace, elsewhere", new(Role.OtherWorkspace)),
        ("person of another organisation", new(Role.OtherOrganisation, IsInChannelOfLine: true)),
        ("deactivated person", new(Role.Deactivated, IsInChannelOfLine: true)),
        ("bot", new(Role.Bot, IsInChannelOfLine: true)),
    ];

    /// <summary>Whether somebody may do what needs a permission, by a way in.</summary>
    public static bool Allow(Standing who, Door door, Permission permission) => Offers(door).Contains(permission) && Allow(who, permission);

    /// <summary>The same wherever it is done.</summary>
    public static bool Allow(Role role, Permission permission) => Allow(new Standing(role), permission);

    /// <summary>What can be done by a way in.</summary>
    public static IReadOnlyList<Permission> Offers(Door door) => door switch
    {
        Door.Command or Door.Button => All,
        Door.Form => [Permission.Pull, Permission.Act],
        Door.Shortcut => [Permission.Pull],
        Door.Home => [Permission.Read],
        _ => [],
    };

    /// <summary>The whole policy as a Markdown table: a row for everybody who is told apart, a column for each way in.</summary>
    public static IEnumerable<string> Table()
    {
        var doors = Enum.GetValues<Door>();
        yield return $"| | {string.Join(" | ", doors.Select(door => door.ToString().ToLowerInvariant()))} |";
        yield return $"|---|{string.Concat(doors.Select(_ => "---|"))}";
        foreach (var (who, standing) in Everybody)
            yield return $"| {who} | {string.Join(" | ", doors.Select(door => Cell(standing, door)))} |";
    }

    /// <summary>Whether somebody may set a line's call webhook: the bot calls whatever address stands there. Everybody may keep or remove it.</summary>
    public static bool MaySetWebhook(Role role, string? before, string? after) => after is null || after == before || role == Role.Admin;

    /// <summary>A line's settings belong to its owner and to the workspace's admins. A full member may create a line and owns it.</summary>
    public static bool MayConfigure(Role role, string who, string? owner) =>
        role == Role.Admin || (role == Role.Member && (owner is null || owner == who));

    private static bool Allow(Standing who, Permission permission) => permission switch
    {
        Permission.Read => who.Role is Role.Guest or Role.Member or Role.Admin && who.Sees,
        Permission.Pull => who.Role is Role.Guest or Role.Member or Role.Admin or Role.Unknown || who is { Role: Role.OtherWorkspace, IsInChannelOfLine: true },
        _ => who.Role is Role.Member or Role.Admin && who.Sees,
    };

    private static string Cell(Standing who, Door door)
    {
        var may = Offers(door).Where(permission => Allow(who, permission))
            .Select(permission => permission switch { Permission.Read => "reads", Permission.Pull => "pulls", _ => "changes" });
        return string.Join(", ", may) is { Length: > 0 } words ? words : "–";
    }
}
