using AndonBot.Actions;
using AndonBot.FrontDesk;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Machines;
using AndonBot.Notices;
using AndonBot.Postmortems;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet;
using SlackNet.AspNetCore;
using SlackNet.Events;

namespace AndonBot;

/// <summary>What the house is made of, and what is served where.</summary>
public static class Composition
{
    /// <summary>The database, Slack's client, and the slices.</summary>
    public static IServiceCollection AddAndonBot(this IServiceCollection services, AndonSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<WorldClock>();
        services.AddSingleton(_ => new Database(settings.Postgres));
        services.AddSingleton<Migrator>().AddSingleton<KillPoints>().AddSingleton<Bell>().AddSingleton<Heartbeat>();
        services.AddSlack(settings);
        services.AddSingleton<LineStore>().AddSingleton<GateStore>().AddSingleton<DutyStore>().AddSingleton<AcceptHandoff>();
        services.AddSingleton<IncidentStore>().AddSingleton<PullStore>().AddSingleton<TimelineStore>().AddSingleton<DeliveryStore>();
        services.AddSingleton<ChangeIncident>().AddSingleton<IncidentDeeds>().AddSingleton<PullTheCord>();
        services.AddSingleton<WritePostmortem>().AddSingleton<ActionStore>().AddSingleton<ActionListStore>().AddSingleton<ChangeAction>();
        services.AddSingleton<ISubjectStore, IncidentSubjectStore>().AddSingleton<ISubjectStore, PersonSubjectStore>()
            .AddSingleton<ISubjectStore, LineSubjectStore>();
        services.AddSingleton<FactsStore>().AddSingleton<LedgerStore>().AddSingleton<PlanStore>();
        services.AddSingleton<Planner>().AddSingleton<Sender>().AddSingleton<Outcomes>();
        services.AddSingleton<Mail>().AddSingleton<Lookup>().AddSingleton<CallWebhook>().AddSingleton<LookAnewStore>().AddSingleton<BacklogStore>();
        services.AddSingleton<Desk>().AddSingleton<ModalOpener>().AddSingleton<FormDesk>()
            .AddSingleton<OnlyOpenIncident>().AddSingleton<Overview>().AddSingleton<HealthDesk>();
        services.AddSingleton<ActionDesk>().AddSingleton<HomeDesk>().AddSingleton<PostmortemDesk>()
            .AddSingleton<CommandDesk>().AddSingleton<SetupDesk>().AddSingleton<Answers>();
        return services;
    }

    /// <summary>What runs beside the requests; the scheduler last, when everything that it wakes is there.</summary>
    public static IServiceCollection AddAndonBotWork(this IServiceCollection services, AndonSettings settings)
    {
        services.AddSingleton<Installation>();
        services.AddHostedService(provider => provider.GetRequiredService<Installation>());
        services.AddHostedService(provider => provider.GetRequiredService<Answers>());
        services.AddHostedService<NoticeWorker>();
        if (settings.AppToken is not null)
            services.AddHostedService<SlackConnections>();
        services.AddTimetable(settings);
        return services;
    }

    public static WebApplication UseAndonBot(this WebApplication app)
    {
        // Over its own connections the bot takes nothing that anybody could send it: there are no routes, and nothing to verify.
        if (app.Services.GetRequiredService<AndonSettings>().AppToken is null)
            app.UseMiddleware<SlackVerification>().UseSlackNet();
        app.MapGate();
        app.MapHealth();
        return app;
    }

    private static void AddSlack(this IServiceCollection services, AndonSettings settings)
    {
        services.AddSlackClient();
        services.AddHttpClient(CallWebhook.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(SlackWiring.Handler).RemoveAllLoggers();
        services.AddSingleton<SlackState>().AddSingleton<SlackWebSockets>().AddSingleton<PersonStore>().AddSingleton<People>().AddSingleton<WorkspaceStore>();
        services.AddSingleton<AddressBook>().AddSingleton<ChannelEntry>().AddSingleton<Acquaintance>();
        services.AddSlackNet(slack =>
        {
            slack.UseApiToken(settings.BotToken).UseSigningSecret(settings.SigningSecret)
                .UseUrlBuilder((ISlackServiceProvider _) => new ApiUrls(settings))
                .UseHttp((IServiceProvider provider) =>
                    Default.Http(getHttpClient: () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(SlackWiring.ClientName)))
                .UseWebSocketFactory((IServiceProvider provider) => provider.GetRequiredService<SlackWebSockets>())
                .RegisterSlashCommandHandler<CommandDesk>("/andon")
                .RegisterBlockActionHandler<ButtonDesk>()
                .RegisterMessageShortcutHandler<ShortcutDesk>(ShortcutIds.PullMessage)
                .RegisterGlobalShortcutHandler<ShortcutDesk>(ShortcutIds.PullGlobal)
                .RegisterEventHandler<AppHomeOpened, HomeDesk>()
                .RegisterEventHandler<UserChange, EventDesk>()
                .RegisterEventHandler<MemberJoinedChannel, EventDesk>()
                .RegisterEventHandler<TokensRevoked, EventDesk>()
                .RegisterEventHandler<AppUninstalled, EventDesk>();
            if (settings.AppToken is not null)
                slack.UseAppLevelToken(settings.AppToken);
            foreach (var form in CallbackIds.All)
                slack.RegisterViewSubmissionHandler<ModalDesk>(form);
        });
    }
}
