using System.Text;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Calendar;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Notifications;
using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Slack;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Benchmarks;

/// <summary>What the parts of a pull that need neither database nor network take.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class MicroBenchmarks
{
    private const string Secret = "signing secret";

    private static readonly Instant Called = Instant.FromUtc(2030, 1, 7, 9, 0);
    private static readonly LocalDate Today = new(2030, 1, 7);
    private static readonly byte[] Body = Encoding.ASCII.GetBytes("token=unused&team_id=T0BENCH&channel_id=C0LINE0000&command=%2Fandon&text=payments+fail");

    private readonly SlackVerification _verification;
    private readonly IncidentFacts _facts;
    private readonly IncidentContext _context;
    private readonly CardNotification _card = new();
    private readonly NotificationKey _key = new(CardLadder.Name, CardLadder.Occurrence, "C0LINE0000");

    public MicroBenchmarks()
    {
        var settings = new AndonSettings
        {
            BotToken = "", SigningSecret = Secret, SlackApi = new("http://127.0.0.1/"), Postgres = "",
            GateTokens = Array.Empty<string>().ToLookup(line => line), Retention = new(90, 90, null),
        };
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        _verification = new(_ => Task.CompletedTask, settings, new(), ActivatorUtilities.CreateInstance<SlackMetrics>(services));

        var zone = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var line = new Line(1, "payments", ["C0LINE0000"], "U0OWNER", new RotationSettings(["U0FIXER", "U0BACKUP"], IsoDayOfWeek.Monday, new(9, 0), zone),
            WorkingCalendar.Default(zone), SeverityPolicies.Default, null);
        var incident = new Incident(7, null, Severity.Sev1, "payments fail at the last step", Called, "U0PULLER", "C0LINE0000")
            .OnLine(line.Id, "U0FIXER", line.Policies, held: false);
        _facts = new(incident, line, "U0BACKUP", [new(IncidentEventKind.Pulled, Called, "U0PULLER", incident.Text)], [],
            new Dictionary<string, DateTimeZone>(), null);
        _context = new(new("T0BENCH", "incident", 7), 1, _facts, [], null, []);
    }

    [Benchmark]
    public AndonCommand ParsePull() => AndonCommand.Parse("sev1 payments fail at the last step", Today);

    [Benchmark]
    public AndonCommand ParseAction() => AndonCommand.Parse("action 7 alarm before the disk is full <@U0FIXER|fixer> fri", Today);

    [Benchmark]
    public Task Verify()
    {
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString();
        var request = new DefaultHttpContext
        {
            Request =
            {
                Method = HttpMethods.Post, Path = "/slack/command", ContentType = "application/x-www-form-urlencoded", ContentLength = Body.Length,
                Headers = { ["X-Slack-Request-Timestamp"] = timestamp, ["X-Slack-Signature"] = Signing.Signature(Secret, timestamp, Body) },
                Body = new MemoryStream(Body),
            },
        };
        return _verification.Invoke(request);
    }

    [Benchmark]
    public bool JudgeAction() => VagueVerbs.Begin("We should look into the alarms of the payment service");

    [Benchmark]
    public Message RenderCard() => _card.Render(_context, _key, false, Called);

    [Benchmark]
    public Evaluation Ladders() => IncidentNotifications.Due(_facts, [], Called);

    internal static void Run() => BenchmarkRunner.Run<MicroBenchmarks>(
        DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), "andon-micro")));
}
