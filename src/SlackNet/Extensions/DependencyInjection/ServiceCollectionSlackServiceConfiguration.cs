using Microsoft.Extensions.DependencyInjection;

namespace SlackNet.Extensions.DependencyInjection;

/// <summary>Configures SlackNet in a service collection.</summary>
public abstract class ServiceCollectionSlackServiceConfiguration<TConfig> : SlackServiceConfigurationBase<TConfig>
    where TConfig : ServiceCollectionSlackServiceConfiguration<TConfig>
{
    private protected ServiceCollectionSlackServiceConfiguration(IServiceCollection serviceCollection) : base(serviceCollection) { }
}
