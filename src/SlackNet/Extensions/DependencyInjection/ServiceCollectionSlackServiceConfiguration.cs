using Microsoft.Extensions.DependencyInjection;

namespace SlackNet.Extensions.DependencyInjection;

/// <summary>The part of the configuration that any host with a service collection has.</summary>
public abstract class ServiceCollectionSlackServiceConfiguration<TConfig> : SlackServiceConfigurationBase<TConfig>
    where TConfig : ServiceCollectionSlackServiceConfiguration<TConfig>
{
    private protected ServiceCollectionSlackServiceConfiguration(IServiceCollection serviceCollection) : base(serviceCollection) { }
}
