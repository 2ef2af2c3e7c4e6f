using SlackNet;

namespace AndonBot.Slack;

/// <summary>The URLs of the Web API, with a method's arguments as an escaped query.</summary>
public sealed class ApiUrls(AndonSettings settings) : ISlackUrlBuilder
{
    public string Url(string apiMethod, Dictionary<string, object> args)
    {
        var query = string.Join(
            '&', args.Where(arg => arg.Value is not null).Select(arg => $"{Uri.EscapeDataString(arg.Key)}={Uri.EscapeDataString(Text(arg.Value))}"));
        return $"{settings.SlackApi}{apiMethod}{(query.Length == 0 ? "" : "?")}{query}";
    }

    private static string Text(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        string text => text,
        System.Collections.IEnumerable many => string.Join(',', many.Cast<object>().Select(Text)),
        Enum one => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(one.ToString()),
        _ => value.ToString() ?? "",
    };
}

/// <summary>The HTTP client for Slack.</summary>
internal static class SlackWiring
{
    public const string ClientName = "slack";

    public static void AddSlackClient(this IServiceCollection services)
    {
        services.AddMetrics().AddSingleton<SlackMetrics>().AddTransient<SlackOutcomes>().AddTransient<MethodPauses>().AddTransient<WholeAnswers>();
        // A failed call is logged by whoever made it; the pipeline logs only when it stops calling for a while.
        services.AddLogging(logging => logging.AddFilter("Polly", LogLevel.Error));
        var client = services.AddHttpClient(ClientName)
            .ConfigurePrimaryHttpMessageHandler(() => new OutgoingCalls())
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler<SlackOutcomes>()
            .AddHttpMessageHandler<MethodPauses>()
            .RemoveAllLoggers();
        client.AddResilienceHandler(ClientName, SlackResilience.Configure);
        client.AddHttpMessageHandler<WholeAnswers>();
    }
}
