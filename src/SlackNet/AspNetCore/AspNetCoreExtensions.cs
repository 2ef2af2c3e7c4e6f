using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace SlackNet.AspNetCore;

public static class AspNetCoreExtensions
{
    /// <summary>Registers the Web API client and the handlers.</summary>
    public static IServiceCollection AddSlackNet(
        this IServiceCollection serviceCollection, Action<AspNetSlackServiceConfiguration> configure = null)
    {
        var configuration = new AspNetSlackServiceConfiguration(serviceCollection);
        configure?.Invoke(configuration);
        configuration.AddAllServices();
        return serviceCollection;
    }

    /// <summary>
    /// Serves POST to <c>command</c>, <c>action</c>, <c>event</c> and <c>options</c> under <c>/slack</c>. Requests to other paths, and in
    /// Socket Mode all requests, are passed on.
    /// </summary>
    public static IApplicationBuilder UseSlackNet(this IApplicationBuilder app, Action<SlackEndpointConfiguration> configure = null)
    {
        var endpoint = app.ApplicationServices.GetRequiredService<SlackEndpointConfiguration>();
        configure?.Invoke(endpoint);
        return endpoint.SocketMode ? app : app.UseMiddleware<SlackRequestMiddleware>();
    }
}
