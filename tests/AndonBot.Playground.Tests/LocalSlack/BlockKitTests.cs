using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.BlockKit;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The validator: every limit at its boundary, and Slack's error messages.</summary>
public sealed class BlockKitTests
{
    [TestCaseSource(typeof(BlockKitLimitCases), nameof(BlockKitLimitCases.All))]
    public void A_value_at_a_limit_is_valid_and_one_beyond_it_is_invalid(BlockKitLimitCase limit)
    {
        Assert.That(limit.Errors(limit.AtEdge), Is.Empty);
        Assert.That(limit.Errors(limit.Beyond), Does.Contain(limit.Expected));
    }

    [Test]
    public void Limit_cases_exist_for_blocks_elements_objects_and_views() =>
        Assert.That(BlockKitLimitCases.All().Count(), Is.GreaterThanOrEqualTo(130));

    [TestCase("""[{"type":"section"}]""", "must define either `text` or `fields` [json-pointer:/blocks/0/type]")]
    [TestCase(
        """[{"type":"section","text":{"type":"markup","text":"x"}}]""", "unsupported type: markup [json-pointer:/blocks/0/text/type]")]
    [TestCase("""[{"type":"section","text":null}]""", "must provide an object [json-pointer:/blocks/0/text]")]
    [TestCase("""[{"type":"section","text":{"type":"mrkdwn","text":5}}]""", "must provide a string [json-pointer:/blocks/0/text/text]")]
    [TestCase(
        """[{"type":"section","text":{"type":"mrkdwn","text":"x","emoji":true}}]""",
        "invalid additional property: emoji [json-pointer:/blocks/0/text]")]
    [TestCase("""[{"type":"section","text":{"type":"mrkdwn"}}]""", "missing required field: text [json-pointer:/blocks/0/text]")]
    [TestCase("""[{"type":"sektion"}]""", "unsupported type: sektion [json-pointer:/blocks/0/type]")]
    [TestCase("""[{"text":"x"}]""", "missing required field: type [json-pointer:/blocks/0]")]
    [TestCase("""["x"]""", "must provide an object [json-pointer:/blocks/0]")]
    [TestCase("""[{"type":"divider","text":"x"}]""", "invalid additional property: text [json-pointer:/blocks/0]")]
    [TestCase(
        """[{"type":"divider","block_id":"a"},{"type":"divider","block_id":"a"}]""",
        "`block_id` a already exists [json-pointer:/blocks/1/block_id]")]
    [TestCase("""[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]""", "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]")]
    [TestCase("""[{"type":"actions","elements":[]}]""", "must provide at least 1 items [json-pointer:/blocks/0/elements]")]
    [TestCase(
        """[{"type":"actions","elements":[{"type":"plain_text_input"}]}]""",
        "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]")]
    [TestCase(
        """[{"type":"context","elements":[{"type":"button"}]}]""", "unsupported type: button [json-pointer:/blocks/0/elements/0/type]")]
    [TestCase("""[{"type":"image","alt_text":"x"}]""", "failed to match exactly one allowed schema [json-pointer:/blocks/0]")]
    [TestCase("""[{"type":"table","rows":[[]]},{"type":"table","rows":[[]]}]""", "only one table allowed [json-pointer:/blocks]")]
    public void Invalid_blocks_of_a_message_give_an_error(string blocks, string error) =>
        Assert.That(BlockKitValidator.Blocks(JsonNode.Parse(blocks)).Select(c => c.ToString()), Does.Contain(error));

    [TestCase("""{"style":null}""", "must provide a string [json-pointer:/blocks/0/elements/0/style]")]
    [TestCase("""{"style":"huge"}""", "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]")]
    [TestCase("""{"block_id":"b"}""", "invalid additional property: block_id [json-pointer:/blocks/0/elements/0]")]
    [TestCase("""{"confirm":{}}""", "missing required field: title [json-pointer:/blocks/0/elements/0/confirm]")]
    [TestCase("""{"text":{"type":"mrkdwn","text":"x"}}""", "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]")]
    [TestCase("""{"type":"static_select"}""", "failed to match exactly one allowed schema [json-pointer:/blocks/0/elements/0]")]
    [TestCase(
        """{"type":"static_select","options":[],"text":null}""",
        "must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]")]
    [TestCase(
        """{"type":"datepicker","initial_date":"1.12.2026"}""",
        @"input must match regex pattern: ^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$ [json-pointer:/blocks/0/elements/0/initial_date]")]
    [TestCase(
        """{"type":"datetimepicker","initial_date_time":"soon"}""",
        "must provide an integer [json-pointer:/blocks/0/elements/0/initial_date_time]")]
    [TestCase("""{"type":"datepicker","focus_on_load":"yes"}""", "must be a boolean [json-pointer:/blocks/0/elements/0/focus_on_load]")]
    [TestCase("""{"type":"static_select","options":"all"}""", "must provide an array [json-pointer:/blocks/0/elements/0/options]")]
    public void An_invalid_button_gives_an_error(string change, string error)
    {
        var button = new JsonObject { ["type"] = "button", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = "x" } };
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
            button[name] = value?.DeepClone();
        var blocks = new JsonArray(new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(button) });

        Assert.That(BlockKitValidator.Blocks(blocks).Select(c => c.ToString()), Does.Contain(error));
    }

    [Test]
    public void Action_ids_must_be_unique_in_a_block()
    {
        var blocks = JsonNode.Parse("""
            [{"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}},
             {"type":"button","action_id":"a","text":{"type":"plain_text","text":"y"}}]},
             {"type":"actions","elements":[{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}}]}]
            """);

        Assert.That(BlockKitValidator.Blocks(blocks).Select(c => c.At), Is.EqualTo(new[] { "/blocks/0/elements/1/action_id" }));
    }

    [TestCase("""{"text":{"type":"plain_text","text":"Yes"},"value":"yes"}""", true)]
    [TestCase("""{"text":{"type":"plain_text","text":"Yes","emoji":true},"value":"yes"}""", true)]
    [TestCase("""{"text":{"type":"plain_text","text":"yes"},"value":"yes"}""", false)]
    [TestCase("""{"text":{"type":"plain_text","text":"Yes"},"value":"no"}""", false)]
    public void An_initial_option_must_equal_an_offered_option_in_every_field(string initial, bool isOffered)
    {
        var element = JsonNode.Parse("""{"type":"static_select","options":[{"text":{"type":"plain_text","text":"Yes"},"value":"yes"}]}""")!;
        element["initial_option"] = JsonNode.Parse(initial);
        var blocks = new JsonArray(new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray(element) });

        Assert.That(
            BlockKitValidator.Blocks(blocks).Select(c => c.At),
            isOffered ? Is.Empty : Is.EqualTo(new[] { "/blocks/0/elements/0/initial_option" }));
    }

    [TestCase("radio_buttons", "mrkdwn", true)]
    [TestCase("checkboxes", "mrkdwn", true)]
    [TestCase("static_select", "mrkdwn", false)]
    [TestCase("static_select", "plain_text", true)]
    public void Only_radio_buttons_and_checkboxes_accept_mrkdwn_options(string element, string kind, bool isAllowed)
    {
        var blocks = JsonNode.Parse($$"""
            [{"type":"actions","elements":[{"type":"{{element}}","options":[{"text":{"type":"{{kind}}","text":"x"},"value":"x"}]}]}]
            """);

        Assert.That(BlockKitValidator.Blocks(blocks), isAllowed ? Is.Empty : Is.Not.Empty);
    }

    [TestCase(
        """{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"divider"},{"type":"input"}]}""",
        "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]")]
    [TestCase(
        """{"type":"modal","title":{"type":"plain_text","text":"x"},"submit":null,"blocks":[{"type":"divider"}]}""",
        "must provide an object [json-pointer:/view/submit]")]
    [TestCase("""{"type":"modal","blocks":[{"type":"divider"}]}""", "missing required field: title [json-pointer:/view]")]
    [TestCase("""{"type":"modal","title":{"type":"plain_text","text":"x"}}""", "missing required field: blocks [json-pointer:/view]")]
    [TestCase(
        """{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[]}""",
        "must provide at least 1 items [json-pointer:/view/blocks]")]
    [TestCase(
        """{"type":"modal","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"markdown","text":"x"}]}""",
        "unsupported type: markdown [json-pointer:/view/blocks/0/type]")]
    [TestCase(
        """{"type":"dialog","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"divider"}]}""",
        "must be a valid enum value [json-pointer:/view/type]")]
    [TestCase(
        """{"type":"modal","id":"V1","title":{"type":"plain_text","text":"x"},"blocks":[{"type":"divider"}]}""",
        "invalid additional property: id [json-pointer:/view]")]
    [TestCase(
        """{"type":"home","blocks":[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"number_input"}}]}""",
        "unsupported type: number_input [json-pointer:/view/blocks/0/element/type]")]
    public void An_invalid_view_gives_an_error(string view, string error) =>
        Assert.That(BlockKitValidator.View(JsonNode.Parse(view)).Select(c => c.ToString()), Does.Contain(error));

    [TestCase("message", 50)]
    [TestCase("modal", 100)]
    [TestCase("home", 100)]
    public void A_surface_has_a_maximum_number_of_blocks(string surface, int most)
    {
        Assert.That(Errors(most), Is.Empty);
        Assert.That(
            Errors(most + 1),
            Does.Contain($"no more than {most} items allowed [json-pointer:{(surface == "message" ? "" : "/view")}/blocks]"));

        IEnumerable<string> Errors(int count)
        {
            var blocks = new JsonArray([.. Enumerable.Range(0, count).Select(_ => new JsonObject { ["type"] = "divider" })]);
            var title = new JsonObject { ["type"] = "plain_text", ["text"] = "x" };
            var errors = surface == "message" ? BlockKitValidator.Blocks(blocks)
                : BlockKitValidator.View(surface == "home"
                    ? new JsonObject { ["type"] = "home", ["blocks"] = blocks }
                    : new JsonObject { ["type"] = "modal", ["title"] = title, ["blocks"] = blocks });
            return errors.Select(c => c.ToString());
        }
    }

    [Test]
    public void The_markdown_blocks_of_a_message_share_one_length_limit()
    {
        var half = new string('x', 6_001);
        var blocks = new JsonArray([.. Enumerable.Range(0, 2).Select(_ => new JsonObject { ["type"] = "markdown", ["text"] = half })]);

        Assert.That(
            BlockKitValidator.Blocks(blocks).Select(c => c.ToString()),
            Does.Contain("must be less than 12001 characters [json-pointer:/blocks]"));
    }
}
