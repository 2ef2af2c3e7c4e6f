using AndonBot.Incidents.Actions;
using AndonBot.Interactions;
using AndonBot.Incidents;
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

/// <summary>What the house is made of, and what is served where.</summary>
public static class Composition
{
    /// <summary>The database, Slack's client, and the slices.</summary>
    public static IServiceCollection AddAndonBot(this IServiceCollection services, AndonSettings settings)
    {
        services.AddSingleton(settings);
        services.AddSingleton<WorldClock>();
        services.AddSingleton(_ => new Database(settings.Postgres));
        services.AddSingleton<Migrator>().AddSingleton<KillPoints>().AddSingleton<Heartbeat>();
        services.AddSlack(settings);
        services.AddSingleton<LineStore>().AddSingleton<GateStore>().AddSingleton<StaffedLineStore>();
        services.AddSingleton<TimelineStore>().AddSingleton<ActionListStore>().AddSingleton<IncidentChanges>().AddSingleton<OnlyOpenIncident>();
        services.AddSingleton<PullStore>().AddSingleton<PullTheCord>().AddSingleton<TextKeeper>().AddSingleton<IncidentForms>().AddSingleton<ActionForms>();
        services.AddOutbox().AddNotifications();
        services.AddInteractions();
        return services;
    }

    /// <summary>What runs beside the requests; the scheduler last, when everything that it wakes is there.</summary>
    public static IServiceCollection AddAndonBotWork(this IServiceCollection services, AndonSettings settings)
    {
        services.AddSingleton<Installation>();
        services.AddHostedService(provider => provider.GetRequiredService<Installation>());
        services.AddHostedService(provider => provider.GetRequiredService<ResponseUrlReplies>());
        services.AddHostedService<OutboxWorker>();
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
        services.AddSingleton<DeliveryStore>().AddSingleton<FormOpener>();
        services.AddHttpClient(WebhookSender.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(SlackWiring.Handler).RemoveAllLoggers();
        services.AddSingleton<SlackState>().AddSingleton<PersonStore>().AddSingleton<PeopleDirectory>().AddSingleton<MentionNames>().AddSingleton<WorkspaceStore>();
        services.AddSingleton<SlackDirectory>().AddSingleton<ChannelMembership>().AddSingleton<SlackIdentity>();
        services.AddSlackNet(slack =>
        {
            slack.UseApiToken(settings.BotToken).UseSigningSecret(settings.SigningSecret)
                .UseUrlBuilder((ISlackServiceProvider _) => new ApiUrls(settings))
                .UseHttp((IServiceProvider provider) =>
                    Default.Http(getHttpClient: () => provider.GetRequiredService<IHttpClientFactory>().CreateClient(SlackWiring.ClientName)))
                .RegisterInteractions()
                .RegisterEventHandler<AppHomeOpened, HomePublisher>()
                .RegisterEventHandler<UserChange, WorkspaceEvents>()
                .RegisterEventHandler<MemberJoinedChannel, WorkspaceEvents>()
                .RegisterEventHandler<TokensRevoked, WorkspaceEvents>()
                .RegisterEventHandler<AppUninstalled, WorkspaceEvents>();
            if (settings.AppToken is not null)
                slack.UseAppLevelToken(settings.AppToken);
        });
    }
}
