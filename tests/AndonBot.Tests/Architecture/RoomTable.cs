namespace AndonBot.Tests.Architecture;

/// <summary>The rooms in order, and the libraries that each kind of type may name.</summary>
internal static class RoomTable
{
    /// <summary>The top level of the host: it puts the rooms together.</summary>
    public const string Top = "";

    /// <summary>Stands in the order for the settings, which every room above storage reads.</summary>
    public const string Settings = "Settings";

    /// <summary>The rooms of the core, each of which may use those before it.</summary>
    public static readonly IReadOnlyList<string> Core =
    [
        "Domain", "Domain.Calendar", "Domain.Rotations", "Domain.Lines", "Domain.Incidents", "Domain.Postmortems", "Domain.Actions",
        "Domain.Notifications", "Domain.Commands",
    ];

    /// <summary>All rooms, each of which may use those before it and no other.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        .. Core, "Storage", Settings, "Slack", "People", "Outbox", "Lines", "Rotations", "Incidents", "Notifications", "Health", "Interactions", "Endpoints",
        Top,
    ];

    private static readonly string[] PlainData =
    [
        "NodaTime", "System.Collections", "System.Linq", "System.Text", "System.Globalization", "System.Numerics", "System.Buffers", "System.Runtime",
        "System.Reflection", "System.ComponentModel", "System.Diagnostics", "System.CodeDom.Compiler",
    ];

    private static readonly string[] SlackBlocks =
    [
        "SlackNet.Blocks", "SlackNet.ViewDefinition", "SlackNet.ModalViewDefinition", "SlackNet.HomeViewDefinition", "SlackNet.ViewInfo",
        "SlackNet.ModalViewInfo", "SlackNet.ViewState", "SlackNet.ElementValue", "SlackNet.WebApi.Message", "SlackNet.WebApi.MessageUpdate",
    ];

    private static readonly string[] Framework = ["System", "Microsoft", "NodaTime"];

    private static readonly Row[] Rows =
    [
        new("the core", (room, _) => Core.Contains(room), PlainData),
        new("messages", (_, name) => Ends(name, "Messages") || Ends(name, "Words") || Ends(name, "Replies") && name != "ResponseUrlReplies",
            [.. PlainData, .. SlackBlocks]),
        new("SQL", (room, name) => room == "Storage" || Ends(name, "Store") || Ends(name, "Subjects") || name is "Due" or "AffectedSubjects",
            [.. Framework, "Dapper", "Npgsql", "NpgsqlTypes", "Polly"]),
        new("a job", (_, name) => Ends(name, "Job"), ["System", "Quartz"]),
        new("the Slack room", (room, _) => room == "Slack", [.. Framework, "SlackNet", "Polly"]),
        new("lines", (room, _) => room == "Lines", [.. Framework, "SlackNet", "YamlDotNet"]),
        new("the top", (room, _) => room == Top, [.. Framework, "SlackNet", "Quartz", "Polly", "OpenTelemetry"]),
        new("the settings", (room, _) => room == Settings, Framework),
        new("a feature", (room, _) => Order.Contains(room), [.. Framework, "SlackNet"]),
    ];

    /// <summary>What the core may not reach although it lies in the namespace System: chance, the clock, and the machine.</summary>
    private static readonly string[] Surroundings = ["Console", "Environment", "Random", "TimeProvider"];

    public static Row? RowOf(string room, string typeName) => Rows.FirstOrDefault(row => row.Holds(room, typeName));

    private static bool Ends(string name, string suffix) => name.EndsWith(suffix, StringComparison.Ordinal);

    /// <summary>One kind of type, how it is recognised by its room and name, and the libraries it may name.</summary>
    internal sealed record Row(string Kind, Func<string, string, bool> Holds, string[] Libraries)
    {
        public bool MayName(TypeName name) =>
            Libraries.Any(name.IsIn)
            || Libraries.Contains(name.ToString())
            || (name.Namespace == "System" && !Surroundings.Contains(name.Name));
    }
}
