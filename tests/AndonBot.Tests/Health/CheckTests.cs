using AndonBot.Domain.Notifications;
using AndonBot.Health;
using AndonBot.Outbox;
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
        Assert.That(Of(CheckTags.Chat), Is.EquivalentTo(["Database", "Slack", "Socket", "Ticks", "Notices"]));
        Assert.That(Of(CheckTags.Doctor), Is.EquivalentTo(["Settings", "Identity", "Scopes", "Clock", "Schema", "Lines", "Gate"]));

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
            Is.EqualTo(new[] { (HealthStatus.Healthy, ""), (HealthStatus.Unhealthy, "too much") }));
    }

    [Test]
    public void A_check_is_unhealthy_when_no_pull_can_be_recorded_and_degraded_when_something_else_is_wrong()
    {
        Assert.That(
            new[]
            {
                DatabaseCheck.NotMigrated, DatabaseCheck.ReadOnly, DatabaseCheck.Unreachable("refused"),
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
