using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>Interactions whose values nobody's Slack would send: what a button carries is looked up anew, never believed.</summary>
[ThroughBothTransports]
public sealed class ForgedStories
{
    [TestCase("incident.answer", "")]
    [TestCase("incident.answer", "-1")]
    [TestCase("incident.answer", "1; drop table incident")]
    [TestCase("incident.answer", "99999999999999999999")]
    [TestCase("incident.answer", "7")]
    [TestCase("incident.severity", "1 9")]
    [TestCase("incident.severity", "1")]
    [TestCase("incident.same", "1")]
    [TestCase("incident.contain", "7")]
    [TestCase("postmortem.open", "7")]
    [TestCase("postmortem.open", "")]
    [TestCase("pull.anyway", "another-key")]
    [TestCase("pull.meant", "1 another-key")]
    [TestCase("pull.line", "1 payments")]
    [TestCase("pull.line", "")]
    [TestCase("action.add", "A1")]
    [TestCase("action.add", "7")]
    [TestCase("action.done", "1")]
    [TestCase("action.move", "A99999999999999999999")]
    [TestCase("action.help", "A7")]
    [TestCase("action.help", "A1; drop table action")]
    [TestCase("action.keep", "another-key")]
    [TestCase("incident.unheard-of", "1")]
    public async Task A_forged_value_changes_nothing(string action, string value)
    {
        await using var world = await StopStories.PulledAsync();
        var before = await FactsAsync(world);

        var delivery = await SendAsync(world, Forged.Click(world, Bob, action, value));
        await world.SettleAsync();

        Assert.That(delivery.Status, Is.EqualTo(200), delivery.ToString);
        Assert.That(await FactsAsync(world), Is.EqualTo(before));
    }

    [TestCase("dismiss", "")]
    [TestCase("dismiss", "one")]
    [TestCase("note", "7")]
    [TestCase("contain", "{}")]
    [TestCase("action", "1")]
    [TestCase("action", "A1")]
    [TestCase("action_done", "A7")]
    [TestCase("action_done", "1")]
    [TestCase("action_move", "A1")]
    public async Task A_form_with_forged_metadata_changes_nothing_and_says_so(string form, string metadata)
    {
        await using var world = await StopStories.PulledAsync();
        var before = await FactsAsync(world);

        var delivery = await SendAsync(world, Forged.Form(world, Bob, form, metadata));

        Assert.That(delivery.Status, Is.EqualTo(200));
        Assert.That(JsonNode.Parse(delivery.Body)!["errors"]!["text"]!.GetValue<string>(), Is.Not.Empty);
        Assert.That(await FactsAsync(world), Is.EqualTo(before));
    }

    [Test]
    public async Task Clicks_of_the_same_instant_are_told_apart_by_their_trigger()
    {
        await using var world = await StopStories.PulledAsync();
        foreach (var trigger in new[] { "1.2.a", "1.2.b" })
        {
            await world.TellAsync(Bob, "/andon contain 1 rolled back");
            var click = Forged.Click(world, Bob, "incident.back", "1");
            click["trigger_id"] = trigger;
            await SendAsync(world, click);
            Assert.That(await world.CountAsync("select count(*) from incident where contained_at is null"), Is.EqualTo(1), trigger);
        }
    }

    /// <summary>Slack repeats a form's blocks when it is submitted; what a form says is not to depend on it.</summary>
    [TestCase("pull", "what")]
    [TestCase("restart", "text")]
    [TestCase("contain", "text")]
    [TestCase("dismiss", "text")]
    [TestCase("note", "text")]
    [TestCase("give", "owner")]
    [TestCase("postmortem", "happened")]
    [TestCase("action", "text")]
    [TestCase("line", "line")]
    [TestCase("line", "channels")]
    [TestCase("line", "owner")]
    [TestCase("line", "members")]
    public async Task An_empty_form_without_its_blocks_is_told_what_it_lacks(string form, string input)
    {
        await using var world = await StopStories.PulledAsync();
        var before = await FactsAsync(world);

        foreach (var state in new JsonObject?[] { null, [], new() { ["values"] = new JsonObject() } })
        {
            var payload = Forged.Form(world, Bob, form, "1");
            (payload["view"]!["blocks"], payload["view"]!["state"]) = (new JsonArray(), state);
            var delivery = await SendAsync(world, payload);
            Assert.That(JsonNode.Parse(delivery.Body)!["errors"]![input]!.GetValue<string>(), Is.Not.Empty.And.Not.Contain("database"));
        }

        Assert.That(await FactsAsync(world), Is.EqualTo(before));
    }

    [TestCase("dismiss")]
    [TestCase("give")]
    [TestCase("action")]
    [TestCase("action_done")]
    [TestCase("line")]
    public async Task A_form_submitted_by_somebody_who_may_not_is_refused(string form)
    {
        await using var world = await StopStories.PulledAsync();
        var before = await FactsAsync(world);

        var delivery = await SendAsync(world, Forged.Form(world, Guest, form, "1"));

        Assert.That(JsonNode.Parse(delivery.Body)!["errors"]!["text"]!.GetValue<string>(), Does.StartWith("Guests can pull the cord"));
        Assert.That(await FactsAsync(world), Is.EqualTo(before));
    }

    [Test]
    public async Task Beside_a_Slack_on_this_machine_an_answer_goes_to_any_port_of_it()
    {
        await using var world = await StopStories.PulledAsync();
        await using var answers = await AnswerReceiver.StartAsync();
        var click = Forged.Click(world, Bob, "incident.answer", "7");
        click["response_url"] = answers.Url;

        await SendAsync(world, click);

        Assert.That(await answers.NextAsync(), Is.EqualTo(("There is no #7. `/andon list` shows the open incidents.", (string?)null)));
    }

    private static Task<string> FactsAsync(AndonWorld world) => world.QueryAsync<string>(
        "select (select json_agg(i) from incident i)::text || (select json_agg(e) from incident_event e) || "
            + "coalesce((select json_agg(s) from stop s)::text, '')");

    private static Task<DeliveryResult> SendAsync(AndonWorld world, JsonObject payload) => world.Slack.DeliverInteractionAsync(payload);
}
