using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SlackNet.Extensions.DependencyInjection;
using SlackNet.SocketMode;

namespace SlackNet.AspNetCore;

/// <summary>Configures SlackNet in an ASP.NET host.</summary>
public class AspNetSlackServiceConfiguration : AspNetSlackServiceConfiguration<AspNetSlackServiceConfiguration>
{
    internal AspNetSlackServiceConfiguration(IServiceCollection serviceCollection) : base(serviceCollection) { }
}

public abstract class AspNetSlackServiceConfiguration<TConfig> : ServiceCollectionSlackServiceConfiguration<TConfig>
    where TConfig : AspNetSlackServiceConfiguration<TConfig>
{
    private readonly IServiceCollection services;
    private readonly SlackEndpointConfiguration endpoint = new();

    private protected AspNetSlackServiceConfiguration(IServiceCollection serviceCollection) : base(serviceCollection) =>
        services = serviceCollection;

    /// <summary>The secret that Slack signs its requests with. Without one, signatures are not checked.</summary>
    public TConfig UseSigningSecret(string signingSecret) => Chain(() => endpoint.SigningSecret = signingSecret);

    // As in the package, a call without arguments is ambiguous between these two.

    public SlackEndpointConfiguration UseSocketMode(SocketModeConnectionOptions connectionOptions = null) => endpoint.UseSocketMode(true, connectionOptions);

    /// <summary>Receives everything over connections that the app opens. This needs an app-level token.</summary>
    public SlackEndpointConfiguration UseSocketMode(bool useSocketMode = true, SocketModeConnectionOptions connectionOptions = null) =>
        endpoint.UseSocketMode(useSocketMode, connectionOptions);

    internal void AddAllServices()
    {
        services.TryAddSingleton(endpoint);
        services.AddHostedService<SocketModeService>();
        AddServices();
    }
}
