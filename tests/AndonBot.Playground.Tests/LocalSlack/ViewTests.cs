using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>The methods views.*: opening, pushing, updating and publishing.</summary>
public sealed class ViewTests : LocalSlackFixture
{
    private const string Modal = """
        {"type":"modal","callback_id":"pull","private_metadata":"here","title":{"type":"plain_text","text":"Pull"},
         "submit":{"type":"plain_text","text":"Pull"},
         "blocks":[{"type":"input","block_id":"what","label":{"type":"plain_text","text":"What?"},
          "element":{"type":"plain_text_input","action_id":"what"}}]}
        """;

    private const string Home = """{"type":"home","blocks":[{"type":"header","text":{"type":"plain_text","text":"Your lines"}}]}""";

    [Test]
    public async Task A_trigger_id_opens_a_modal_and_the_response_contains_the_fields_that_Slack_adds()
    {
        var view = (await OkAsync("views.open", new { trigger_id = await TriggerAsync(), view = Json(Modal) }))["view"]!;

        Assert.That(view["id"]!.GetValue<string>(), Does.StartWith("V"));
        Assert.That(view["root_view_id"]!.GetValue<string>(), Is.EqualTo(view["id"]!.GetValue<string>()));
        Assert.That(view["previous_view_id"], Is.Null);
        Assert.That(view["hash"]!.GetValue<string>(), Does.Match(@"^\d+\.\w{8}$"));
        Assert.That(view["state"]!.ToJsonString(), Is.EqualTo("""{"values":{}}"""));
        Assert.That(view["blocks"]![0]!["optional"]!.GetValue<bool>(), Is.False);
        Assert.That(view["blocks"]![0]!["label"]!["emoji"]!.GetValue<bool>(), Is.True);
        Assert.That(Slack.As("@ann").Modal!.CallbackId, Is.EqualTo("pull"));
        Assert.That(Slack.As("@ann").ReadsModal(), Is.EqualTo("┌ Pull\nWhat?: ____\n└ [Pull]\n"));
        Assert.That(Slack.As("@bob").Modal, Is.Null);
    }

    [Test]
    public async Task A_trigger_id_works_once_within_three_seconds()
    {
        var used = await TriggerAsync();
        var old = await TriggerAsync();
        var young = await TriggerAsync();
        await OkAsync("views.open", new { trigger_id = used, view = Json(Modal) });

        Time.Advance(TimeSpan.FromSeconds(3));
        await OkAsync("views.open", new { trigger_id = young, view = Json(Modal) });
        Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.That(await ErrorAsync("views.open", new { trigger_id = used, view = Json(Modal) }), Is.EqualTo("exchanged_trigger_id"));
        Assert.That(await ErrorAsync("views.open", new { trigger_id = old, view = Json(Modal) }), Is.EqualTo("expired_trigger_id"));
        Assert.That(await ErrorAsync("views.open", new { trigger_id = "1.2.3", view = Json(Modal) }), Is.EqualTo("invalid_trigger_id"));
        var malformed = await CallAsync("views.open", new { trigger_id = "soon", view = Json(Modal) });
        Assert.That(
            malformed["response_metadata"]!.ToJsonString(),
            Does.Contain("invalid `trigger_id`").Or.Contain("invalid \\u0060trigger_id\\u0060"));
    }

    [Test]
    public async Task An_invalid_view_is_rejected_with_JSON_pointers_and_the_trigger_id_stays_valid()
    {
        var trigger = await TriggerAsync();
        var view = Json(Modal);
        view["title"]!["text"] = new string('x', 25);

        var answer = await CallAsync("views.open", new { trigger_id = trigger, view });

        Assert.That(answer["error"]!.GetValue<string>(), Is.EqualTo("invalid_arguments"));
        Assert.That(
            answer["response_metadata"]!["messages"]!.AsArray().Select(m => m!.GetValue<string>()),
            Is.EqualTo(new[] { "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]" }));
        await OkAsync("views.open", new { trigger_id = trigger, view = Json(Modal) });
    }

    [Test]
    public async Task A_stack_holds_at_most_three_views()
    {
        await OkAsync("views.open", new { trigger_id = await TriggerAsync(), view = Json(Modal) });
        var second = await OkAsync("views.push", new { trigger_id = await TriggerAsync(), view = Json(Modal) });
        var third = await OkAsync("views.push", new { trigger_id = await TriggerAsync(), view = Json(Modal) });

        Assert.That(third["view"]!["previous_view_id"]!.GetValue<string>(), Is.EqualTo(second["view"]!["id"]!.GetValue<string>()));
        Assert.That(
            third["view"]!["root_view_id"]!.GetValue<string>(), Is.EqualTo(second["view"]!["previous_view_id"]!.GetValue<string>()));
        Assert.That(
            await ErrorAsync("views.push", new { trigger_id = await TriggerAsync(), view = Json(Modal) }),
            Is.EqualTo("push_limit_reached"));
    }

    [Test]
    public async Task An_update_needs_the_current_hash_and_keeps_typed_values()
    {
        var view = (await OkAsync("views.open", new { trigger_id = await TriggerAsync(), view = Json(Modal) }))["view"]!;
        var (id, hash) = (view["id"]!.GetValue<string>(), view["hash"]!.GetValue<string>());
        Slack.As("@ann").Fill("what", "typed");

        var updated =
            (await OkAsync("views.update", new { view_id = id, hash, view = Json(Modal.Replace("What?", "What is it?")) }))["view"]!;

        Assert.That(updated["hash"]!.GetValue<string>(), Is.Not.EqualTo(hash));
        Assert.That(await ErrorAsync("views.update", new { view_id = id, hash, view = Json(Modal) }), Is.EqualTo("hash_conflict"));
        Assert.That(Slack.As("@ann").ReadsModal(), Does.Contain("What is it?: typed"));

        await OkAsync("views.update", new { view_id = id, view = Json(Modal.Replace("\"what\"", "\"other\"")) });
        Assert.That(Slack.As("@ann").ReadsModal(), Does.Contain("What?: ____"));

        await Slack.As("@ann").CloseAsync();
        Assert.That(await ErrorAsync("views.update", new { view_id = id, view = Json(Modal) }), Is.EqualTo("not_found"));
    }

    [Test]
    public async Task A_view_can_be_updated_by_its_unique_external_id()
    {
        var named = Json(Modal);
        named["external_id"] = "pull-12";
        await OkAsync("views.open", new { trigger_id = await TriggerAsync(), view = named });

        Assert.That(
            await ErrorAsync("views.push", new { trigger_id = await TriggerAsync(), view = named }), Is.EqualTo("duplicate_external_id"));
        await OkAsync("views.update", new { external_id = "pull-12", view = named });
    }

    [Test]
    public async Task A_view_larger_than_250_KB_is_rejected()
    {
        var blocks =
            Enumerable.Range(0, 90).Select(i => new { type = "section", text = new { type = "mrkdwn", text = new string('x', 3000) } });
        var view = new { type = "modal", title = new { type = "plain_text", text = "Long" }, blocks };

        Assert.That(await ErrorAsync("views.open", new { trigger_id = await TriggerAsync(), view }), Is.EqualTo("view_too_large"));
    }

    [Test]
    public async Task Publishing_fails_when_the_home_tab_is_disabled()
    {
        Slack.IsHomeTabEnabled = false;

        Assert.That(await ErrorAsync("views.publish", new { user_id = Ann, view = Json(Home) }), Is.EqualTo("not_enabled"));
    }

    [Test]
    public async Task A_home_tab_can_be_published_replaced_and_clicked()
    {
        var first = (await OkAsync("views.publish", new { user_id = Ann, view = Json(Home) }))["view"]!;
        var button = Json(Home);
        button["blocks"]!.AsArray().Add(Json("""
            {"type":"actions","elements":[{"type":"button","action_id":"home.list","text":{"type":"plain_text","text":"List"}}]}
            """));
        var second = (await OkAsync("views.publish", new { user_id = Ann, view = button, hash = first["hash"] }))["view"]!;
        Assert.That(second["id"]!.GetValue<string>(), Is.EqualTo(first["id"]!.GetValue<string>()));
        Assert.That(
            await ErrorAsync("views.publish", new { user_id = Ann, view = Json(Home), hash = first["hash"] }), Is.EqualTo("hash_conflict"));

        await Slack.As("@ann").ClickOnHomeAsync("home.list");

        var payload = Bot.Requests.Last().Json;
        Assert.That(payload["container"]!["type"]!.GetValue<string>(), Is.EqualTo("view"));
        Assert.That(payload["view"]!["type"]!.GetValue<string>(), Is.EqualTo("home"));
        Assert.That(payload.ContainsKey("response_url"), Is.False);
    }

    [Test]
    public async Task Opening_a_tab_sends_an_event_with_the_published_view()
    {
        foreach (var tab in new[] { "home", "messages" })
        {
            Slack.As("@ann").OpenHome(tab);
            await Slack.Journal.UntilAsync(e => e.Arguments["event"]?["tab"]?.GetValue<string>() == tab && e.Status == 200);
            Assert.That(Bot.Requests.Last().Json["event"]!["view"], Is.Null);
        }
        var published = (await OkAsync("views.publish", new { user_id = Ann, view = Json(Home) }))["view"]!;
        Slack.As("@ann").OpenHome();
        await Slack.UntilAsync(() => Slack.Journal.Entries.Count(e => e is { Name: "event:app_home_opened", Status: 200 }) == 3);

        Assert.That(Bot.Requests.Last().Json["event"]!["view"]!["hash"]!.GetValue<string>(), Is.EqualTo(published["hash"]!.GetValue<string>()));
    }

    private async Task<string> TriggerAsync()
    {
        await Slack.As("@ann").SayAsync("#checkout", "/andon");
        return Bot.Requests.Last().Form["trigger_id"];
    }
}
