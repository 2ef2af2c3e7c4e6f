using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Slack;

/// <summary>While the signing secret is changed, what either secret signed is served, and doctor says when the previous one is done with.</summary>
public sealed class SecretRotationTests
{
    private const string New = "the-new-signing-secret";
    private const string Unused = "warning  signature Slack has not signed with Slack__PreviousSigningSecret for a day: remove it.";

    [Test]
    public async Task Both_secrets_are_accepted_until_the_previous_one_is_not_used_any_more()
    {
        await using var world = await StartAsync(settings: [("Slack:SigningSecret", New), ("Slack:PreviousSigningSecret", RawRequest.Secret)]);
        await using var records = new Records(world.ConnectionString, world.Slack);
        Assert.That(await DoctorAsync(world), Does.Contain(Unused));

        Assert.That(await world.SayAsync(Ann, "/andon checkout is down"), Does.Contain("#1"));
        Assert.That(await HelpAsync(world, New), Is.EqualTo(200));
        Assert.That(await HelpAsync(world, "a-third-secret"), Is.EqualTo(401));

        await records.UntilAsync(async () => await records.QueryAsync<bool>("select previous_secret_at is not null from workspace"));
        Assert.That(await DoctorAsync(world), Does.Contain("warning  signature Slack still signs with Slack__PreviousSigningSecret, last at 20"));
        await records.ExecuteAsync("update workspace set previous_secret_at = clock_timestamp() - interval '25 hours'");
        Assert.That(await DoctorAsync(world), Does.Contain(Unused));
    }

    private static Task<int> HelpAsync(AndonWorld world, string secret) => RawRequest.To(
            "/slack/command", $"command=%2Fandon&text=help&team_id={world.Slack.Settings.TeamId}&user_id={Ann}&channel_id={Checkout}&trigger_id=1.2.3")
        .WithSignature(secret: secret).SendAsync(world.Slack.Bot!);

    private static async Task<string> DoctorAsync(AndonWorld world)
    {
        var settings = world.Slack.SettingsOfTheBot().ToDictionary(one => one.Key, one => (string?)one.Value);
        settings["Slack:SigningSecret"] = New;
        settings["Slack:PreviousSigningSecret"] = RawRequest.Secret;
        settings["ConnectionStrings:Postgres"] = world.ConnectionString;
        var output = new StringWriter();
        await CommandLine.Run(
            ["doctor"], new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), TextReader.Null, output, TextWriter.Null, default);
        return output.ToString();
    }
}
