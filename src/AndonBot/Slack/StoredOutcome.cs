using System.Text.Json;
using AndonBot.Domain.Incidents;
using NodaTime;
using NodaTime.Text;

namespace AndonBot.Slack;

/// <summary>What an interaction came to, as it is kept under its delivery key. The reply to a second delivery is made from it.</summary>
/// <param name="Decision">Without its changes: they are saved, and are the facts now.</param>
/// <param name="Number">The number of what the interaction made; null when it made nothing.</param>
public sealed record StoredOutcome(Decision Decision, long? Number = null)
{
    private const string Done = "done";
    private const string Already = "already";
    private const string Refused = "refused";

    public string ToJson() => JsonSerializer.Serialize(Decision switch
    {
        Decision.Done => new Json(Done, Number),
        Decision.Already already => new Json(Already, Number, already.Who, already.At is { } at ? InstantPattern.ExtendedIso.Format(at) : null),
        Decision.Refused refused => new Json(Refused, Number, Objection: refused.Objection.ToString()),
        _ => throw new InvalidOperationException($"{Decision} is no decision."),
    }, JsonSerializerOptions.Web);

    /// <returns>Null when it is in words that only a newer version knows.</returns>
    public static StoredOutcome? FromJson(string json)
    {
        var stored = JsonSerializer.Deserialize<Json>(json, JsonSerializerOptions.Web)!;
        Decision? decision = stored.Result switch
        {
            Done => new Decision.Done([]),
            Already => new Decision.Already(stored.Who, stored.At is null ? (Instant?)null : InstantPattern.ExtendedIso.Parse(stored.At).Value),
            Refused when Enum.TryParse<Objection>(stored.Objection, out var objection) => new Decision.Refused(objection),
            _ => null,
        };
        return decision is null ? null : new(decision, stored.Number);
    }

    private sealed record Json(string Result, long? Number, string? Who = null, string? At = null, string? Objection = null);
}
