namespace SlackNet;

/// <summary>Provides the services of SlackNet, so that one can be configured with another.</summary>
public interface ISlackServiceProvider
{
    IHttp GetHttp();

    SlackJsonSettings GetJsonSettings();

    ISlackUrlBuilder GetUrlBuilder();

    ILogger GetLogger();

    IWebSocketFactory GetWebSocketFactory();

    ISlackApiClient GetApiClient();
}

/// <summary>The logger of the package. The stand-in logs to the host's logger instead.</summary>
public interface ILogger;
