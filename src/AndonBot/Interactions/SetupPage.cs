using System.Text.Json;
using AndonBot.Slack;

namespace AndonBot.Interactions;

/// <summary>What the first page of the setup form said. It travels in the second page's metadata and is not trusted.</summary>
internal sealed record SetupPage(FormOrigin? Origin, string Name, IReadOnlyList<string> Channels, string Owner, IReadOnlyList<string> Members)
{
    public string ToMetadata() => JsonSerializer.Serialize(this);

    /// <summary>Null when this is not the second page.</summary>
    public static SetupPage? From(string? metadata)
    {
        try
        {
            var page = JsonSerializer.Deserialize<SetupPage>(metadata ?? "null");
            return page is { Name: not null, Channels: not null, Owner: not null, Members: not null } ? page : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
