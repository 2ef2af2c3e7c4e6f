using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SlackNet.Blocks;
using SlackNet.Dispatch;
using SlackNet.Events;
using SlackNet.Interaction;
using SlackNet.SocketMode;

namespace SlackNet;

/// <summary>Registers handlers, and services to be used in place of the default ones.</summary>
public abstract class SlackServiceConfigurationBase<TConfig> where TConfig : SlackServiceConfigurationBase<TConfig>
{
    private readonly IServiceCollection services;
    private string apiToken;
    private string appLevelToken;

    private protected SlackServiceConfigurationBase(IServiceCollection serviceCollection) => services = serviceCollection;

    internal SlackHandlers Handlers { get; } = new();

    /// <summary>The token of every call, unless it is made <see cref="ISlackApiClient.WithAccessToken">with another</see>.</summary>
    public TConfig UseApiToken(string token) => Chain(() => apiToken = token);

    /// <summary>The token that opens the connections of Socket Mode.</summary>
    public TConfig UseAppLevelToken(string token) => Chain(() => appLevelToken = token);

    // As in the package, a lambda that does not use its parameter is ambiguous between the two overloads.

    public TConfig UseHttp(Func<ISlackServiceProvider, IHttp> httpProvider) => Use(httpProvider);

    public TConfig UseHttp(Func<IServiceProvider, IHttp> httpProvider) => Use(httpProvider);

    public TConfig UseUrlBuilder(Func<ISlackServiceProvider, ISlackUrlBuilder> urlBuilderProvider) => Use(urlBuilderProvider);

    public TConfig UseUrlBuilder(Func<IServiceProvider, ISlackUrlBuilder> urlBuilderProvider) => Use(urlBuilderProvider);

    public TConfig UseWebSocketFactory(Func<ISlackServiceProvider, IWebSocketFactory> webSocketFactoryProvider) => Use(webSocketFactoryProvider);

    public TConfig UseWebSocketFactory(Func<IServiceProvider, IWebSocketFactory> webSocketFactoryProvider) => Use(webSocketFactoryProvider);

    public TConfig RegisterSlashCommandHandler<THandler>(string command) where THandler : class, ISlashCommandHandler
    {
        if (!command.StartsWith('/'))
            throw new ArgumentException("A command starts with a slash.", nameof(command));

        return Register<THandler>(() => Handlers.Commands[command] = Resolve<THandler>);
    }

    /// <summary>Registers a handler of every use of every element.</summary>
    public TConfig RegisterBlockActionHandler<THandler>() where THandler : class, IBlockActionHandler =>
        Register<THandler>(() => Handlers.BlockActions.Add((scope, request) => Resolve<THandler>(scope).Handle(request)));

    public TConfig RegisterBlockActionHandler<TAction, THandler>(string actionId)
        where TAction : BlockAction
        where THandler : class, IBlockActionHandler<TAction> =>
        Register<THandler>(() => Handlers.BlockActions.Add((scope, request) =>
            request.Action is TAction action && action.ActionId == actionId
                ? Resolve<THandler>(scope).Handle(action, request)
                : Task.CompletedTask));

    public TConfig RegisterViewSubmissionHandler<THandler>(string callbackId) where THandler : class, IViewSubmissionHandler =>
        Register<THandler>(() => Handlers.Views[callbackId] = Resolve<THandler>);

    public TConfig RegisterMessageShortcutHandler<THandler>(string callbackId) where THandler : class, IMessageShortcutHandler =>
        Register<THandler>(() => Handlers.MessageShortcuts[callbackId] = Resolve<THandler>);

    public TConfig RegisterGlobalShortcutHandler<THandler>(string callbackId) where THandler : class, IGlobalShortcutHandler =>
        Register<THandler>(() => Handlers.GlobalShortcuts[callbackId] = Resolve<THandler>);

    /// <summary>Registers a handler of every event.</summary>
    public TConfig RegisterEventHandler<THandler>() where THandler : class, IEventHandler =>
        Register<THandler>(() => Handlers.Events.Add((scope, callback) => Resolve<THandler>(scope).Handle(callback)));

    public TConfig RegisterEventHandler<TEvent, THandler>() where TEvent : Event where THandler : class, IEventHandler<TEvent> =>
        Register<THandler>(() => Handlers.Events.Add((scope, callback) =>
            callback.Event is TEvent slackEvent ? Resolve<THandler>(scope).Handle(slackEvent) : Task.CompletedTask));

    private protected void AddServices()
    {
        services.AddSingleton(Handlers);
        services.AddSingleton<SlackDispatcher>();
        services.TryAddSingleton<ISlackServiceProvider, SlackServiceProvider>();
        services.TryAddSingleton(Default.JsonSettings());
        services.TryAddSingleton(Default.Logger);
        services.TryAddSingleton(Default.WebSocketFactory);
        services.TryAddSingleton(provider => Default.Http(provider.GetRequiredService<SlackJsonSettings>()));
        services.TryAddSingleton(provider => Default.UrlBuilder(provider.GetRequiredService<SlackJsonSettings>()));
        services.TryAddSingleton<ISlackApiClient>(provider => ClientWith(apiToken, provider));
        services.AddSingleton(provider => new SlackSocketModeClient(
            ClientWith(appLevelToken, provider).AppsConnectionsApi,
            () => ActivatorUtilities.CreateInstance<SocketConnection>(provider),
            provider.GetRequiredService<ILogger<SlackSocketModeClient>>()));
        services.TryAddSingleton<ISlackSocketModeClient>(provider => provider.GetRequiredService<SlackSocketModeClient>());
    }

    private protected TConfig Chain(Action configure)
    {
        configure();
        return (TConfig)this;
    }

    private TConfig Use<T>(Func<ISlackServiceProvider, T> make) where T : class =>
        Use(provider => make(provider.GetRequiredService<ISlackServiceProvider>()));

    private TConfig Use<T>(Func<IServiceProvider, T> make) where T : class =>
        Chain(() => services.Replace(ServiceDescriptor.Singleton(make)));

    private TConfig Register<THandler>(Action register) where THandler : class
    {
        services.TryAddScoped<THandler>();
        return Chain(register);
    }

    private static SlackApiClient ClientWith(string token, IServiceProvider provider) => new(
        provider.GetRequiredService<IHttp>(), provider.GetRequiredService<ISlackUrlBuilder>(), provider.GetRequiredService<SlackJsonSettings>(), token);

    private static THandler Resolve<THandler>(IServiceProvider scope) => scope.GetRequiredService<THandler>();

    private sealed class SlackServiceProvider(IServiceProvider services) : ISlackServiceProvider
    {
        public IHttp GetHttp() => services.GetRequiredService<IHttp>();

        public SlackJsonSettings GetJsonSettings() => services.GetRequiredService<SlackJsonSettings>();

        public ISlackUrlBuilder GetUrlBuilder() => services.GetRequiredService<ISlackUrlBuilder>();

        public ILogger GetLogger() => services.GetRequiredService<ILogger>();

        public IWebSocketFactory GetWebSocketFactory() => services.GetRequiredService<IWebSocketFactory>();

        public ISlackApiClient GetApiClient() => services.GetRequiredService<ISlackApiClient>();
    }
}
