using System.Text.Json;

namespace AndonBot.Slack;

/// <summary>Where a form was asked for, so that its answer can be shown there. It travels in the form's metadata and is not trusted.</summary>
/// <param name="Message">The permalink of the message that it was asked for at.</param>
internal sealed record FormOrigin(string Channel, string? ResponseUrl, string? Message = null)
{
    private const int LongestLink = 240;

    /// <summary>The permalink, if it is one, and short enough for a row of a list.</summary>
    public string? Link => Message is { Length: <= LongestLink } && Uri.TryCreate(Message, UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) ? link.AbsoluteUri : null;

    public string ToMetadata() => JsonSerializer.Serialize(this);

    public static FormOrigin? From(string? metadata)
    {
        try
        {
            return JsonSerializer.Deserialize<FormOrigin>(metadata ?? "null");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
