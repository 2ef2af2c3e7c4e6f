using System.Text.Json.Nodes;

namespace SlackNetTests;

/// <summary>Samples of what Slack sends and receives, by their path without the extension.</summary>
internal static class SlackNetSample
{
    private static readonly string folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Samples");

    /// <summary>Values that mean the same to Slack as a missing member.</summary>
    private static readonly Dictionary<string, JsonNode> defaults = new()
    {
        ["emoji"] = true,
        ["verbatim"] = false,
        ["optional"] = false,
        ["dispatch_action"] = false,
        ["multiline"] = false,
        ["focus_on_load"] = false,
        ["expand"] = false,
        ["default_to_current_conversation"] = false,
        ["exclude_external_shared_channels"] = false,
        ["exclude_bot_users"] = false,
        ["clear_on_close"] = false,
        ["notify_on_close"] = false,
        ["private_metadata"] = "",
        ["external_id"] = "",
        ["parse"] = "none",
        ["link_names"] = false,
        ["reply_broadcast"] = false,
        ["unfurl_links"] = false,
        ["unfurl_media"] = true,
        ["attachments"] = new JsonArray(),
        ["blocks"] = new JsonArray(),
        ["response_type"] = "ephemeral",
        ["replace_original"] = false,
        ["delete_original"] = false,
    };

    public static string Text(string name) => File.ReadAllText(Path.Combine(folder, name + ".json"));

    public static JsonNode Json(string name) => JsonNode.Parse(Text(name))!;

    /// <summary>The names of all samples in a folder.</summary>
    public static IEnumerable<string> In(string group) =>
        Directory.GetFiles(Path.Combine(folder, group)).Select(file => $"{group}/{Path.GetFileNameWithoutExtension(file)}").Order();

    /// <summary>Fails unless both mean the same to Slack.</summary>
    public static void AssertEquivalent(JsonNode? actual, JsonNode expected) => Assert.That(
        JsonNode.DeepEquals(WithoutDefaults(actual), WithoutDefaults(expected)), Is.True,
        () => $"was {WithoutDefaults(actual)}\nexpected {WithoutDefaults(expected)}");

    /// <summary>A copy of the JSON without the members of this name, at any depth.</summary>
    public static JsonNode Without(this JsonNode node, string name) => Copy(node, (member, _) => member == name)!;

    private static JsonNode? WithoutDefaults(JsonNode? node) =>
        Copy(node, (member, value) => defaults.TryGetValue(member, out var meaningless) && JsonNode.DeepEquals(value, meaningless));

    private static JsonNode? Copy(JsonNode? node, Func<string, JsonNode?, bool> leaveOut) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => !leaveOut(member.Key, member.Value))
            .Select(member => KeyValuePair.Create(member.Key, Copy(member.Value, leaveOut)))),
        JsonArray items => new JsonArray([.. items.Select(item => Copy(item, leaveOut))]),
        _ => node?.DeepClone(),
    };
}
