using System.Text.Json.Nodes;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The smallest valid block, element and object of each type.</summary>
internal static class BlockKitSamples
{
    public static JsonObject Block(string type) => Parse(type switch
    {
        "header" => """{"type":"header","text":{"type":"plain_text","text":"x"}}""",
        "section" => """{"type":"section","text":{"type":"mrkdwn","text":"x"}}""",
        "image" => """{"type":"image","alt_text":"x","image_url":"https://example.com/x.png"}""",
        "actions" => """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"x"}}]}""",
        "context" => """{"type":"context","elements":[{"type":"mrkdwn","text":"x"}]}""",
        "input" => """{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input"}}""",
        "rich_text" => """{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[]}]}""",
        "markdown" => """{"type":"markdown","text":"x"}""",
        "file" => """{"type":"file","external_id":"x","source":"remote"}""",
        "video" => """{"type":"video","alt_text":"x","title":{"type":"plain_text","text":"x"}}""",
        "table" => """{"type":"table","rows":[[]]}""",
        _ => $$"""{"type":"{{type}}"}""",
    });

    public static JsonObject Element(string type) => Parse(type switch
    {
        "button" => """{"type":"button","text":{"type":"plain_text","text":"x"}}""",
        "overflow" or "static_select" or "multi_static_select" or "radio_buttons" or "checkboxes" =>
            $$"""{"type":"{{type}}","options":[{{Option(0).ToJsonString()}}]}""",
        "number_input" => """{"type":"number_input","is_decimal_allowed":true}""",
        "image" => """{"type":"image","alt_text":"x","image_url":"https://example.com/x.png"}""",
        _ => $$"""{"type":"{{type}}"}""",
    });

    public static JsonObject Option(int number) => Parse($$"""{"text":{"type":"plain_text","text":"x"},"value":"{{number}}"}""");

    public static JsonObject Group() => Parse($$"""{"label":{"type":"plain_text","text":"x"},"options":[{{Option(0).ToJsonString()}}]}""");

    public static JsonObject Confirm() => Parse("""
        {"title":{"type":"plain_text","text":"x"},"text":{"type":"plain_text","text":"x"},"confirm":{"type":"plain_text","text":"x"},
         "deny":{"type":"plain_text","text":"x"}}
        """);

    public static JsonObject Modal() => Parse("""
        {"type":"modal","title":{"type":"plain_text","text":"x"},"submit":{"type":"plain_text","text":"x"},"blocks":[{"type":"divider"}]}
        """);

    /// <summary>A valid item of a list, according to the rule of the list.</summary>
    public static JsonNode Item(JsonNode rule, int number)
    {
        if (rule is JsonObject described)
        {
            var allowed = (described["allowed"] as JsonArray)?[0]!.GetValue<string>();
            return (allowed ?? described["type"]!.GetValue<string>()) switch
            {
                "text" => Parse("""{"type":"mrkdwn","text":"x"}"""),
                "array" => new JsonArray(),
                "rich_text_section" => Parse("""{"type":"rich_text_section","elements":[]}"""),
                { } type => Element(type),
            };
        }
        return rule.GetValue<string>() switch
        {
            "option" => Option(number),
            "option_group" => Group(),
            _ => new JsonObject(),
        };
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
