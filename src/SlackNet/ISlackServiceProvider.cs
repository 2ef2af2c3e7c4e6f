namespace SlackNet;

/// <summary>The services SlackNet is made of, for configuring one of them from another.</summary>
public interface ISlackServiceProvider
{
    IHttp GetHttp();

    SlackJsonSettings GetJsonSettings();

    ISlackUrlBuilder GetUrlBuilder();

    ILogger GetLogger();

    ISlackApiClient GetApiClient();
}

/// <summary>Where the package sends its own logging; here the host's logging of HTTP clients and requests says as much.</summary>
public interface ILogger;
