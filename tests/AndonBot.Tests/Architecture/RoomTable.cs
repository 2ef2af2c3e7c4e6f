namespace AndonBot.Tests.Architecture;

/// <summary>Who may import whom, as data: the first row that fits a type says what it may name outside and inside the house.</summary>
internal static class RoomTable
{
    /// <summary>The slices of the core and of the host, in the order in which they may look back.</summary>
    public static readonly string[] CoreSlices =
        ["Calendar", "Rotation", "Lines", "Incidents", "Postmortems", "Actions", "Notices", "Commands", "Reports"];

    public static readonly string[] Slices = ["Rotation", "Lines", "Incidents", "Postmortems", "Actions", "Notices"];

    /// <summary>In a row's rooms: the Slack room's plain data (a gesture, a reply, escaping), nothing that calls Slack.</summary>
    public const string PlainSlack = "plain data of Slack";

    public static readonly string[] Transports = ["FrontDesk", "Board", "Machines"];

    private static readonly string[] Domain = ["Domain", .. CoreSlices.Select(s => "Domain." + s)];

    private static readonly string[] PlainData =
    [
        "NodaTime", "System.Collections", "System.Linq", "System.Text", "System.Globalization", "System.Numerics", "System.Buffers",
        "System.Runtime", "System.Reflection", "System.ComponentModel", "System.Diagnostics",
        "System.CodeDom.Compiler",
    ];

    private static readonly string[] SlackBlocks =
    [
        "SlackNet.Blocks", "SlackNet.ViewDefinition", "SlackNet.ModalViewDefinition", "SlackNet.HomeViewDefinition", "SlackNet.ViewInfo",
        "SlackNet.ModalViewInfo", "SlackNet.ViewState", "SlackNet.ElementValue", "SlackNet.WebApi.Message", "SlackNet.WebApi.MessageUpdate",
        "SlackNet.Interaction.ViewSubmissionResponse", "SlackNet.Interaction.ViewErrorsResponse", "SlackNet.SlackTypeAttribute",
    ];

    private static readonly string[] Host = ["System", "Microsoft", "NodaTime"];

    private static readonly Row[] Rows =
    [
        new("the core", (room, _) => Domain.Contains(room), [.. PlainData], Domain),
        new("a store", (_, name) => Ends(name, "Store"), [.. Host, "Dapper", "Npgsql", "NpgsqlTypes"],
            [.. Domain, .. Slices, PlainSlack, "Storage", ""]),
        new("messages", (_, name) => Ends(name, "Messages") || Ends(name, "Modal") || Ends(name, "Modals"),
            [.. PlainData, .. SlackBlocks], [.. Domain, .. Slices, PlainSlack]),
        new("a job", (_, name) => Ends(name, "Job"), ["System", "Quartz"], [.. Slices, "Storage", ""]),
        new("storage", (room, _) => room == "Storage", [.. Host, "Dapper", "Npgsql", "NpgsqlTypes", "Polly"], [.. Domain, ""]),
        new("the Slack room", (room, _) => room == "Slack", [.. Host, "SlackNet", "Polly"], [.. Domain, "Storage", ""]),
        new("notices", (room, _) => room == "Notices", [.. Host, "SlackNet"], [.. Domain, .. Slices, "Slack", "Storage", ""]),
        new("a door", (room, _) => Transports.Contains(room), [.. Host, "SlackNet"], [.. Domain, .. Slices, "Slack", "Storage", ""]),
        new("a use", (room, _) => Slices.Contains(room), [.. Host, "YamlDotNet"], [.. Domain, .. Slices, PlainSlack, "Storage", ""]),
        new("the hall", (room, _) => room == "",
            [.. Host, "SlackNet", "Quartz", "Polly"], [.. Domain, .. Slices, .. Transports, "Slack", "Storage"]),
    ];

    private static readonly string[] Surroundings = ["Console", "Environment", "Random", "TimeProvider", "Activator"];

    public static Row? RowOf(string room, string typeName) => Rows.FirstOrDefault(r => r.Holds(room, typeName));

    private static bool Ends(string name, string suffix) => name.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>One kind of type, how it is recognised by room and name, and what it may name.</summary>
    internal sealed record Row(string Kind, Func<string, string, bool> Holds, string[] OutsideNames, string[] Rooms)
    {
        public bool MayNameOutside(TypeName name) =>
            OutsideNames.Any(name.IsIn)
            || OutsideNames.Contains(name.ToString())
            || (name.Namespace == "System" && !Surroundings.Contains(name.Name));
    }
}
