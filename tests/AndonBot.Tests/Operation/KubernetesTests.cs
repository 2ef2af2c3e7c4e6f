using AndonBot.Tests.Architecture;
using AndonBot.Tests.Support;
using Microsoft.AspNetCore.Routing;
using YamlDotNet.RepresentationModel;

namespace AndonBot.Tests.Operation;

/// <summary>The manifests in deploy/k8s fit the bot and its image.</summary>
public sealed class KubernetesTests
{
    private static readonly IReadOnlyList<YamlNode> Manifests = Read("deploy/k8s/andonbot.yaml");

    private static YamlNode Pod => Of("Deployment")["spec"]["template"]["spec"];

    private static YamlNode Container => ((YamlSequenceNode)Pod["containers"]).Single();

    [Test]
    public async Task Its_probes_ask_what_the_bot_answers_at_the_port_of_the_image()
    {
        await using var world = await AndonWorld.StartAsync();
        var routes = world.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText).ToList();

        Assert.That(Container["readinessProbe"]["httpGet"]["path"].ToString(), Is.EqualTo("/health/live"), "A replica without a database keeps pulls.");
        foreach (var probe in new[] { "livenessProbe", "readinessProbe", "startupProbe" })
        {
            Assert.That(routes, Has.Member(Container[probe]["httpGet"]["path"].ToString()));
            Assert.That(Container[probe]["httpGet"]["port"].ToString(), Is.EqualTo("http"));
        }

        Assert.That(Port("http"), Is.EqualTo("8080"));
        Assert.That(Sources.All.Single(file => file.Path == "deploy/Dockerfile").Lines, Has.Member($"EXPOSE {Port("http")}"));
        Assert.That(Environment()["Metrics__Url"], Does.EndWith($":{Port("metrics")}"));
    }

    [Test]
    public void Its_settings_start_the_bot()
    {
        Assert.That(Environment().Keys.Where(name => !name.StartsWith("Logging__", StringComparison.Ordinal)).Except(["CREDENTIALS_DIRECTORY"]),
            Is.SubsetOf(SettingsTests.Settings()));
        Assert.That(
            ((YamlSequenceNode)Container["volumeMounts"]).Select(mount => mount["mountPath"].ToString()), Has.Member(Environment()["CREDENTIALS_DIRECTORY"]));
    }

    [Test]
    public void One_replica_always_runs_and_each_has_time_to_end()
    {
        var replicas = int.Parse(Of("Deployment")["spec"]["replicas"].ToString());
        Assert.That(int.Parse(Of("PodDisruptionBudget")["spec"]["minAvailable"].ToString()), Is.EqualTo(1).And.LessThan(replicas));
        Assert.That(
            int.Parse(Pod["terminationGracePeriodSeconds"].ToString()),
            Is.GreaterThanOrEqualTo(10 + int.Parse(Container["lifecycle"]["preStop"]["sleep"]["seconds"].ToString())));
        Assert.That(new[] { Of("PodDisruptionBudget")["spec"]["selector"]["matchLabels"], Of("Service")["spec"]["selector"] },
            Is.All.EqualTo(Of("Deployment")["spec"]["template"]["metadata"]["labels"]));
    }

    [Test]
    public void It_runs_without_rights()
    {
        Assert.That(Pod["securityContext"]["runAsNonRoot"].ToString(), Is.EqualTo("true"));
        Assert.That(Container["securityContext"]["readOnlyRootFilesystem"].ToString(), Is.EqualTo("true"));
        Assert.That(Container["securityContext"]["allowPrivilegeEscalation"].ToString(), Is.EqualTo("false"));
        Assert.That(Container["securityContext"]["capabilities"]["drop"][0].ToString(), Is.EqualTo("ALL"));
    }

    private static YamlNode Of(string kind) => Manifests.Single(manifest => manifest["kind"].ToString() == kind);

    private static string Port(string name) =>
        ((YamlSequenceNode)Container["ports"]).Single(port => port["name"].ToString() == name)["containerPort"].ToString();

    private static Dictionary<string, string> Environment() =>
        ((YamlSequenceNode)Container["env"]).ToDictionary(variable => variable["name"].ToString(), variable => variable["value"].ToString());

    private static IReadOnlyList<YamlNode> Read(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(string.Join('\n', Sources.All.Single(file => file.Path == path).Lines)));
        return [.. yaml.Documents.Select(document => document.RootNode)];
    }
}
