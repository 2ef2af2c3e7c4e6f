using System.Collections;
using System.Text.Json;

namespace SlackNet;

/// <summary>Builds the URLs of the Web API's methods.</summary>
public interface ISlackUrlBuilder
{
    /// <summary>The full URL of a method, with its arguments as an escaped query. Null arguments are left out.</summary>
    string Url(string apiMethod, Dictionary<string, object> args);
}

internal sealed class SlackUrlBuilder(SlackJsonSettings json) : ISlackUrlBuilder
{
    public string Url(string apiMethod, Dictionary<string, object> args)
    {
        var given = args.Where(arg => arg.Value is not null);
        var query = string.Join('&', given.Select(arg => $"{arg.Key}={Uri.EscapeDataString(Text(arg.Value))}"));
        return $"https://slack.com/api/{apiMethod}{(query.Length == 0 ? "" : "?")}{query}";
    }

    private string Text(object value) => value switch
    {
        string text => text,
        IEnumerable list => string.Join(',', list.Cast<object>().Select(Text)),
        _ => JsonSerializer.Serialize(value, json.TypeInfoOf(value.GetType())).Trim('"'),
    };
}
