using System.Text.Json;
using AndonBot.Playground.LocalSlack;
using AndonBot.Slack;
using SlackNet;
using YamlDotNet.RepresentationModel;

namespace AndonBot.Tests.Architecture;

public class ManifestTests
{
    private static readonly YamlNode Manifest = Load();

    [Test]
    public void It_asks_for_the_scopes_that_the_bot_needs_and_no_other() =>
        Assert.That(Texts(Manifest["oauth_config"]["scopes"]["bot"]), Is.EqualTo(
            "commands chat:write chat:write.public channels:read groups:read channels:join im:write users:read users:read.email "
            + "channels:history groups:history im:history").And.EqualTo(string.Join(' ', AndonBot.Slack.BotScopes.All)));

    [Test]
    public void It_subscribes_to_the_events_that_the_bot_handles()
    {
        var handled =
            from type in typeof(AndonSettings).Assembly.GetTypes()
            from contract in type.GetInterfaces()
            where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEventHandler<>)
            select JsonNamingPolicy.SnakeCaseLower.ConvertName(contract.GetGenericArguments()[0].Name);
        Assert.That(Texts(Manifest["settings"]["event_subscriptions"]["bot_events"]).Split(' '), Is.EquivalentTo(handled.Distinct()));
    }

    [Test]
    public void It_offers_the_shortcuts_that_the_bot_handles_and_LocalSlack_offers_the_same()
    {
        var offered = ((YamlSequenceNode)Manifest["features"]["shortcuts"]).Select(one => $"{one["name"]}/{one["callback_id"]}/{one["type"]}").ToList();
        Assert.That(offered,
            Is.EqualTo(new[] { $"Pull the andon cord/{ShortcutIds.PullMessage}/message", $"Pull the andon cord/{ShortcutIds.PullGlobal}/global" }));
        Assert.That(
            new SlackSettings().Shortcuts.Select(one => $"{one.Name}/{one.CallbackId}/{(one.IsForMessages ? "message" : "global")}"), Is.EqualTo(offered));
    }

    [Test]
    public void It_sends_each_kind_of_request_to_its_route()
    {
        var command = Manifest["features"]["slash_commands"][0];
        Assert.That($"{command["command"]} {command["should_escape"]}", Is.EqualTo("/andon true"));
        Assert.That($"{command["url"]}", Is.EqualTo("https://andon.example.com/slack/command"));
        Assert.That($"{Manifest["settings"]["event_subscriptions"]["request_url"]}", Is.EqualTo("https://andon.example.com/slack/event"));
        Assert.That($"{Manifest["settings"]["interactivity"]["request_url"]}", Is.EqualTo("https://andon.example.com/slack/action"));
    }

    [Test]
    public void The_bot_has_a_home_tab_and_may_write_to_people_and_people_may_type_its_command_there()
    {
        var home = Manifest["features"]["app_home"];
        Assert.That($"{home["home_tab_enabled"]} {home["messages_tab_enabled"]} {home["messages_tab_read_only_enabled"]}", Is.EqualTo("true true false"));
    }

    [Test]
    public void It_keeps_within_what_Slack_takes()
    {
        var shown = Manifest["display_information"];
        var command = Manifest["features"]["slash_commands"][0];
        Assert.That($"{shown["name"]}", Has.Length.LessThanOrEqualTo(35));
        Assert.That($"{shown["description"]}", Has.Length.LessThanOrEqualTo(140));
        Assert.That($"{shown["background_color"]}", Does.Match("^#[0-9a-f]{6}$"));
        Assert.That($"{Manifest["features"]["bot_user"]["display_name"]}", Does.Match("^[A-Za-z0-9_.-]{1,80}$"));
        Assert.That($"{command["description"]}", Has.Length.LessThanOrEqualTo(2000));
        Assert.That($"{command["usage_hint"]}", Has.Length.LessThanOrEqualTo(1000));
        foreach (var shortcut in (YamlSequenceNode)Manifest["features"]["shortcuts"])
        {
            Assert.That($"{shortcut["name"]}", Has.Length.LessThanOrEqualTo(24));
            Assert.That($"{shortcut["description"]}", Has.Length.LessThanOrEqualTo(150));
        }
    }

    private static string Texts(YamlNode list) => string.Join(' ', (YamlSequenceNode)list);

    private static YamlNode Load()
    {
        using var text = new StringReader(string.Join('\n', Sources.All.Single(f => f.Path == "deploy/slack-manifest.yaml").Lines));
        var yaml = new YamlStream();
        yaml.Load(text);
        return yaml.Documents[0].RootNode;
    }
}
