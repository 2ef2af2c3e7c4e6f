using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using AndonBot.Health;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Tests.Architecture;
using AndonBot.Tests.Support;
using YamlDotNet.RepresentationModel;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Operation;

/// <summary>What Prometheus gets, at an address of its own, and the rules in deploy/alerts.yaml that use it.</summary>
public sealed partial class MetricsTests
{
    [Test]
    public async Task Metrics_tell_of_answers_messages_and_refusals_and_every_alert_rule_uses_one_that_exists()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var world = await StartAsync(settings: ("Metrics:Url", address.ToString()));
        await world.TellAsync(Ann, "/andon checkout is down");
        Assert.That(await RawRequest.To("/slack/command", "text=help").SendAsync(world.Slack.Bot!), Is.EqualTo(401));
        await world.As(Guest).SayAsync(Checkout, "/andon setup");
        await world.Get<LatenessWatch>().Look();

        var metrics = await world.Http.GetStringAsync(new Uri(address, "/metrics"));

        // OpenTelemetry listens to the whole process, and other tests run in it.
        Assert.That(Value(metrics, "andon_acknowledgement_duration_seconds_count", "interaction=\"command\"", "outcome=\"in_time\""), Is.AtLeast(1));
        Assert.That(Value(metrics, "andon_notification_lateness_seconds_count", "urgency=\"call\""), Is.AtLeast(1));
        Assert.That(Value(metrics, "andon_slack_calls_total", "method=\"chat.postMessage\"", "code=\"ok\""), Is.AtLeast(2));
        Assert.That(Value(metrics, "andon_requests_rejected_total", "status=\"401\""), Is.AtLeast(1));
        Assert.That(Value(metrics, "andon_interactions_refused_total", "interaction=\"command\"", "reason=\"guest\""), Is.AtLeast(1));
        Assert.That(metrics, Does.Match("\nandon_spool{.*} 0\n"));
        Assert.That(metrics, Does.Match("\nandon_backlog{.*urgency=\"call\".*} [0-9]").And.Match("\nandon_oldest_due_seconds{.*} [0-9]"));
        Assert.That(metrics, Does.Not.Contain("Password").And.Not.Contain(world.Slack.Settings.BotToken));

        // A rule about something that does not happen here: failed interactions and refusals by Slack are labels of what is above.
        Assert.That(
            Rules().SelectMany(rule => MetricName().Matches(rule.Expression)).Select(match => Plain(match.Value)).Distinct(),
            Is.SubsetOf(MetricName().Matches(metrics).Select(match => Plain(match.Value)).Append("andon_interactions_failed_total").ToHashSet()).And.Not.Empty);
    }

    [Test]
    public async Task The_address_of_the_metrics_shows_nothing_else_and_the_bots_own_shows_no_metrics()
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        await using var world = await StartAsync(settings: ("Metrics:Url", address.ToString()));

        foreach (var path in new[] { "/health/ready", "/api/lines/checkout/gate", "/slack/command", "/" })
            Assert.That(await StatusAsync(world, new(address, path)), Is.EqualTo(HttpStatusCode.NotFound), path);
        Assert.That(await StatusAsync(world, new(address, "/metrics")), Is.EqualTo(HttpStatusCode.OK));
        using var disguised = new HttpRequestMessage(HttpMethod.Get, new Uri(world.Slack.Bot!, "/metrics")) { Headers = { Host = address.Authority } };
        using var answer = await world.Http.SendAsync(disguised);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public void Every_alert_rule_says_what_to_do_in_the_runbook()
    {
        var headings = Sources.All.Single(file => file.Path == "deploy/RUNBOOK.md").Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line[3..].ToLowerInvariant().Replace(' ', '-')).ToHashSet();

        Assert.That(Rules().Select(rule => rule.Runbook.Split("RUNBOOK.md#")[^1]).Distinct(), Is.SubsetOf(headings).And.Not.Empty);
        Assert.That(Rules().Select(rule => rule.Severity).Distinct(), Is.SubsetOf(["page", "ticket"]));
    }

    private static IReadOnlyList<(string Expression, string Severity, string Runbook)> Rules()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(string.Join('\n', Sources.All.Single(file => file.Path == "deploy/alerts.yaml").Lines)));
        return
        [
            .. from rules in (YamlSequenceNode)yaml.Documents[0].RootNode["groups"]
               from rule in (YamlSequenceNode)rules["rules"]
               select (rule["expr"].ToString(), rule["labels"]["severity"].ToString(), rule["annotations"]["runbook"].ToString()),
        ];
    }

    private static double Value(string metrics, string name, params string[] labels) => metrics.Split('\n')
        .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line[name.Length] is '{' or ' ' && labels.All(line.Contains))
        .Sum(line => double.Parse(line[(line.LastIndexOf('}') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));

    private static string Plain(string name) => Part().Replace(name, "");

    private static async Task<HttpStatusCode> StatusAsync(AndonWorld world, Uri address)
    {
        using var answer = await world.Http.GetAsync(address);
        return answer.StatusCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("andon_[a-z_]+")]
    private static partial Regex MetricName();

    [GeneratedRegex("_(bucket|sum|count)$")]
    private static partial Regex Part();
}
