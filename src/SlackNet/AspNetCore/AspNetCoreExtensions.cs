using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace SlackNet.AspNetCore;

public static class AspNetCoreExtensions
{
    /// <summary>Registers the Web API client and the handlers of what Slack sends.</summary>
    public static IServiceCollection AddSlackNet(
        this IServiceCollection serviceCollection, Action<AspNetSlackServiceConfiguration> configure = null)
    {
        var configuration = new AspNetSlackServiceConfiguration(serviceCollection);
        configure?.Invoke(configuration);
        configuration.AddAllServices();
        return serviceCollection;
    }

    /// <summary>Serves POST <c>/slack/command</c>, <c>/slack/action</c>, <c>/slack/event</c> and <c>/slack/options</c>; other paths fall through.</summary>
    public static IApplicationBuilder UseSlackNet(this IApplicationBuilder app, Action<SlackEndpointConfiguration> configure = null)
    {
        configure?.Invoke(app.ApplicationServices.GetRequiredService<SlackEndpointConfiguration>());
        return app.UseMiddleware<SlackRequestMiddleware>();
    }
}
