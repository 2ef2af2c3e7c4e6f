using AndonBot.Domain.Notifications;
using AndonBot.Health;
using AndonBot.Outbox;
using AndonBot.Storage;
using AndonBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AndonBot.Tests.Health;

public sealed class CheckTests
{
    private static readonly Backlog Idle = new(new Dictionary<Urgency, int>(), null, 0, 0, []);

    [Test]
    public async Task Every_name_has_one_check_and_every_report_has_its_checks()
    {
        await using var world = await AndonWorld.StartAsync();
        var checks = world.Get<IOptions<HealthCheckServiceOptions>>().Value.Registrations;

        Assert.That(checks.Select(check => check.Name), Is.EquivalentTo(Enum.GetNames<CheckName>()));
        Assert.That(Of(CheckTags.Ready), Is.EquivalentTo(["Database", "Slack", "Notices"]));
        Assert.That(Of(CheckTags.Chat), Is.EquivalentTo(["Database", "Spool", "Slack", "Socket", "Ticks", "Notices"]));
        Assert.That(Of(CheckTags.Doctor), Is.EquivalentTo(["Settings", "Signature", "Identity", "Scopes", "Clock", "Schema", "Lines", "Gate", "Spool"]));

        IEnumerable<string> Of(string tag) => checks.Where(check => check.Tags.Contains(tag)).Select(check => check.Name);
    }

    [Test]
    public async Task A_check_that_throws_is_reported_and_the_others_still_run()
    {
        await using var services = new ServiceCollection().AddLogging().AddHealthChecks()
            .AddCheck<Throws>(nameof(CheckName.Ticks))
            .AddCheck(nameof(CheckName.Gate), () => CheckResult.Of(CheckName.Gate, Finding.Ok("gate", "is off.")).ToHealthCheckResult())
            .Services.BuildServiceProvider();

        var results = CheckResult.In(await services.GetRequiredService<HealthCheckService>().CheckHealthAsync());

        Assert.That(results.SelectMany(result => result.Findings), Is.EqualTo(new[]
        {
            Finding.Ok("gate", "is off."), Finding.Failed("ticks", "could not be checked (ArithmeticException)."),
        }));
        Assert.That(
            results.Select(result => (result.Status, result.Detail)),
            Is.EqualTo(new[] { (HealthStatus.Healthy, ""), (HealthStatus.Unhealthy, "could not be checked") }));
    }

    [Test]
    public void A_check_is_unhealthy_when_no_pull_can_be_recorded_and_degraded_when_something_else_is_wrong()
    {
        Assert.That(
            new[]
            {
                DatabaseCheck.NotMigrated, DatabaseCheck.ReadOnly, DatabaseCheck.Full, DatabaseCheck.Unreachable("refused"),
                SlackCheck.Judge("not yet", knowsWorkspace: false),
            }.Select(result => result.Status),
            Is.All.EqualTo(HealthStatus.Unhealthy));
        Assert.That(
            new[]
            {
                SlackCheck.Judge("token_revoked", knowsWorkspace: true), SocketCheck.Judge(null, null), TicksCheck.Judge(TimeSpan.FromMinutes(7), default),
                NoticesCheck.Judge(Idle with { LateEvaluationSeconds = BacklogStore.PatienceInSeconds }),
            }.Select(result => result.Status),
            Is.All.EqualTo(HealthStatus.Degraded));
        Assert.That(
            new[] { DatabaseCheck.Well, SlackCheck.Judge(null, knowsWorkspace: true), SocketCheck.Http, NoticesCheck.Unknown, NoticesCheck.Judge(Idle) }
                .Select(result => result.Status),
            Is.All.EqualTo(HealthStatus.Healthy));
    }

    [TestCase(null, false, false, null)]
    [TestCase("db.example", true, true, null)]
    [TestCase("db.example", true, false, "is encrypted on the way to db.example, but nobody checks that it is that server: write SSL Mode=VerifyFull.")]
    [TestCase("db.example", false, false, "is not encrypted on the way to db.example: unless that is on this machine, write SSL Mode=VerifyFull.")]
    public void A_connection_to_another_machine_is_to_be_encrypted_and_verified(string? host, bool isEncrypted, bool isVerified, string? sentence)
    {
        var found = new SchemaState("17.2", "andon", false, true, 1) { RemoteHost = host, IsEncrypted = isEncrypted, IsVerified = isVerified };

        Assert.That(
            SchemaCheck.Encryption(found), Is.EqualTo(sentence is null ? Array.Empty<Finding>() : [Finding.Warning("database", sentence)]));
    }

    [TestCase(null, true)]
    [TestCase("/run/postgresql", true)]
    [TestCase("localhost", true)]
    [TestCase("127.0.0.1", true)]
    [TestCase("::1", true)]
    [TestCase("10.0.0.5", false)]
    [TestCase("localhost.example", false)]
    public void Only_loopback_and_sockets_are_local(string? host, bool isLocal) => Assert.That(Database.IsLocal(host), Is.EqualTo(isLocal));

    [TestCase(32, true)]
    [TestCase(33, false)]
    public void A_tick_may_be_half_a_minute_late(int seconds, bool isWell) =>
        Assert.That(
            TicksCheck.Judge(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(2)).Status,
            Is.EqualTo(isWell ? HealthStatus.Healthy : HealthStatus.Degraded));

    private sealed class Throws : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            throw new ArithmeticException("too much");
    }
}
