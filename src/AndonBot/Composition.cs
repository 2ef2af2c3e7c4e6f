using AndonBot.Incidents.Actions;
using AndonBot.Health;
using AndonBot.Interactions;
using AndonBot.Incidents;
using AndonBot.Incidents.Spool;
using AndonBot.Lines;
using AndonBot.Endpoints;
using AndonBot.Notifications;
using AndonBot.Outbox;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet;
using SlackNet.AspNetCore;
using SlackNet.Events;

namespace AndonBot;

/// <summary>Registers the parts of the bot and maps its routes.</summary>
public static class Composition
{
    /// <summary>Registers the database, the Slack client and the features.</summary>
    public static IServiceCollection AddAndonBot(this IServiceCollection services, AndonSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton(_ => new WorldClock(settings.ClockOffsetFile));
        services.AddSingleton(_ => new Database(settings.Postgres));
        services.AddSingleton<Migrator>().AddSingleton(_ => new KillPoints(settings.KillPoint, settings.StopPoint)).AddSingleton<Heartbeat>();
        services.AddSingleton(settings.Retention).AddSingleton<RetentionStore>().AddSingleton<ForgettingStore>();
        services.AddMetrics().AddSingleton<InteractionMetrics>();
        services.AddSlack(settings);
        services.AddSingleton<LineStore>().AddSingleton<GateStore>().AddSingleton<StaffedLineStore>();
        services.AddSingleton<LineReadingStore>().AddSingleton<KnownLines>();
        services.AddSingleton<TimelineStore>().AddSingleton<ActionListStore>().AddSingleton<IncidentChanges>().AddSingleton<OnlyOpenIncident>();
        services.AddSingleton<PullStore>().AddSingleton<PullRecorder>().AddSingleton<PullTheCord>();
        services.AddSingleton<TextKeeper>().AddSingleton<IncidentForms>().AddSingleton<ActionForms>();
        services.AddSingleton<PullKeeper>().AddSingleton<PullSpool>().AddSingleton<SpoolAnnouncer>().AddSingleton<EarlyCardStore>();
        services.AddOutbox().AddNotifications();
        services.AddHealth();
        services.AddInteractions();
        return services;
    }

    /// <summary>Registers what runs in the background. The scheduler starts last, because it wakes the others.</summary>
    public static IServiceCollection AddAndonBotWork(this IServiceCollection services, AndonSettings settings)
    {
        services.AddSingleton<Installation>();
        services.AddHostedService(provider => provider.GetRequiredService<Installation>());
        services.AddHostedService(provider => provider.GetRequiredService<ResponseUrlReplies>());
        services.AddHostedService<OutboxWorker>();
        services.AddHostedService<SpoolWorker>();
        if (settings.AppToken is not null)
            services.AddHostedService<SlackConnections>();
        services.AddTimetable(settings);
        return services;
    }

    public static WebApplication UseAndonBot(this WebApplication app)
    {
        app.UseObservability();
        // In Socket mode nothing can be sent to the bot from outside, so there are no routes and nothing to verify.
        if (app.Services.GetRequiredService<AndonSettings>().AppToken is null)
            app.UseMiddleware<SlackVerification>().UseSlackNet();
        app.MapGate();
        app.MapHealth();
        return app;
    }

    private static void AddSlack(this IServiceCollection services, AndonSettings settings)
    {
        services.AddSlackClient();
        services.AddSingleton<DeliveryStore>().AddSingleton<FormOpener>();
        services.AddHttpClient(WebhookSender.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new OutgoingCalls(settings.PrivateWebhooks ? null : PublicAddresses.Connect))
            .RemoveAllLoggers();
        services.AddHttpClient(AlarmSender.ClientName, client => client.Timeout = TimeSpan.FromSeconds(5))
            .ConfigurePrimaryHttpMessageHandler(() => new OutgoingCalls())
            .RemoveAllLoggers();
        services.AddSingleton<SlackState>().AddSingleton<SlackWebSockets>();
        services.AddSingleton<PersonStore>().AddSingleton<PeopleDirectory>().AddSingleton<MentionNames>().AddSingleton<WorkspaceStore>();
        services.AddSingleton<PersonLimiter>().AddSingleton<SlackDirectory>().AddSingleton<ChannelMembership>().AddSingleton<SlackIdentity>();
        services.AddSingleton<ChannelStore>().AddSingleton<ChannelAudiences>();
        services.AddSlackNet(slack =>
        {
            slack.UseApiToken(settings.BotToken).UseSigningSecret(settings.SigningSecret)
                .UseUrlBuilder((ISlackServiceProvider _) => new ApiUrls(settings))
                .UseHttp((IServiceProvider provider) =>
                    Default.Http(getHttpClient: () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(SlackWiring.ClientName)))
                .UseWebSocketFactory((IServiceProvider provider) => provider.GetRequiredService<SlackWebSockets>())
                .RegisterInteractions()
                .RegisterEventHandler<AppHomeOpened, HomePublisher>()
                .RegisterEventHandler<UserChange, WorkspaceEvents>()
                .RegisterEventHandler<MemberJoinedChannel, WorkspaceEvents>()
                .RegisterEventHandler<MemberLeftChannel, WorkspaceEvents>()
                .RegisterEventHandler<ChannelLeft, WorkspaceEvents>()
                .RegisterEventHandler<GroupLeft, WorkspaceEvents>()
                .RegisterEventHandler<TokensRevoked, WorkspaceEvents>()
                .RegisterEventHandler<AppUninstalled, WorkspaceEvents>();
            if (settings.AppToken is not null)
                slack.UseAppLevelToken(settings.AppToken);
        });
    }
}
