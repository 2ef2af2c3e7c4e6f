using System.Text.Json.Nodes;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Operation;

/// <summary>The log as JSON: a gesture can be followed to the messages that it caused, and no secret is in it.</summary>
public sealed class LogTests
{
    [Test]
    public async Task A_delivery_leads_to_its_incident_and_that_to_its_messages()
    {
        await using var world = await StartAsync();
        await using var replicas = await Replicas.TakeOverAsync(world);
        var process = await replicas.StartAsync(settings:
        [
            ("Logging__Console__FormatterName", "json"), ("Logging__Console__FormatterOptions__IncludeScopes", "true"),
            ("Logging__LogLevel__Default", "Information"),
        ]);
        Assert.That((await world.As(Ann).SayAsync(Checkout, "/andon checkout is down")).Status, Is.EqualTo(200));
        await replicas.Records.SettledAsync(() => replicas.Now);
        process.Terminate();
        await process.ExitAsync();

        var lines = process.Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!).ToList();
        var delivery = await replicas.Records.QueryAsync<string>("select key from delivery where incident_number = 1");
        var pulled = lines.Single(line => line["State"]?["Delivery"]?.GetValue<string>() == delivery);
        Assert.That(pulled["State"]!["SubjectId"]!.GetValue<long>(), Is.EqualTo(1));
        var sent = lines.Where(line => line["State"]?["Notification"] is not null && line["State"]!["SubjectId"]!.GetValue<long>() == 1).ToList();
        Assert.That(sent.Select(line => line["State"]!["Kind"]!.GetValue<string>()), Is.SupersetOf(["Card", "Call"]));
        Assert.That(
            sent.Select(line => line["Scopes"]!.AsArray().Select(scope => scope!["Notification"]?.ToString()).OfType<string>().Single()),
            Is.EqualTo(sent.Select(line => line["State"]!["Notification"]!.ToString())));
        Assert.That(process.Output, Does.Not.Contain(world.Slack.Settings.BotToken).And.Not.Contain(world.Slack.Settings.SigningSecret));
    }
}
