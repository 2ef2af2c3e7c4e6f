using System.Text.Json.Nodes;

namespace SlackNetTests;

/// <summary>Recorded payloads and answers of Slack's, by their path without the ending.</summary>
internal static class SlackNetSample
{
    private static readonly string folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Samples");

    /// <summary>Members that mean nothing when they have this value: the library may say them or not.</summary>
    private static readonly Dictionary<string, JsonNode> unsaid = new()
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

    /// <summary>Fails unless both say the same to Slack.</summary>
    public static void AssertSays(JsonNode? said, JsonNode expected) => Assert.That(
        JsonNode.DeepEquals(Essence(said), Essence(expected)), Is.True, () => $"said {Essence(said)}\nexpected {Essence(expected)}");

    /// <summary>The same JSON without a member, wherever it is.</summary>
    public static JsonNode Without(this JsonNode node, string name) => Copy(node, (member, _) => member == name)!;

    private static JsonNode? Essence(JsonNode? node) =>
        Copy(node, (member, value) => unsaid.TryGetValue(member, out var meaningless) && JsonNode.DeepEquals(value, meaningless));

    private static JsonNode? Copy(JsonNode? node, Func<string, JsonNode?, bool> leaveOut) => node switch
    {
        JsonObject members => new JsonObject(members
            .Where(member => !leaveOut(member.Key, member.Value))
            .Select(member => KeyValuePair.Create(member.Key, Copy(member.Value, leaveOut)))),
        JsonArray items => new JsonArray([.. items.Select(item => Copy(item, leaveOut))]),
        _ => node?.DeepClone(),
    };
}
