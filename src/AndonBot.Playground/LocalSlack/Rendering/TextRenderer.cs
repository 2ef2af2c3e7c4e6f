using AndonBot.Playground.LocalSlack.Entities;
using NodaTime;
using NodaTime.Extensions;

namespace AndonBot.Playground.LocalSlack.Rendering;

/// <summary>Renders text for one person: names are resolved, entities decoded and dates shown in the person's zone.</summary>
internal sealed class TextRenderer(SlackState state, Person person)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(person.TimeZone ?? "") ?? DateTimeZone.Utc;

    public string Mrkdwn(string text) => Unescape(Token.Replace(text, Shown));

    /// <summary>Renders plain text: only the three entities are decoded.</summary>
    public static string Plain(string text) => Unescape(text);

    public DateTimeZone Zone => _zone;

    public string TimeOfDay(DateTimeOffset at) => DateTokens.TimeOfDay(at.ToInstant().InZone(_zone));

    /// <summary>The day in words, such as "today" or "Friday, August 7".</summary>
    public string Day(DateTimeOffset at) => Rendered(at.ToUnixTimeSeconds().ToString(), "{date_long_pretty}");

    public string Date(DateTimeOffset at) => Rendered(at.ToUnixTimeSeconds().ToString(), "{date_num}");

    /// <summary>The full date and time of a date sequence, independent of its format.</summary>
    public string FullDate(Token date) => Rendered(date.Target.Split('^')[0], "{date_long}, {time}");

    public string Shown(Token token) => token.Kind switch
    {
        TokenKind.Person => "@" + (state.People.GetValueOrDefault(token.Target)?.ShownName ?? token.Label ?? token.Target),
        TokenKind.Channel => "#" + (state.Conversations.GetValueOrDefault(token.Target)?.Name ?? token.Label ?? token.Target),
        TokenKind.Group => token.Label ?? "@" + token.Target,
        TokenKind.Broadcast => "@" + token.Target,
        TokenKind.Date => DateTokens.Render(token, state.WorldNow.ToInstant(), _zone),
        _ => token.Label is { Length: > 0 } label ? $"{label} ({token.Target})" : token.Target,
    };

    private string Rendered(string seconds, string format) =>
        DateTokens.Render(new(TokenKind.Date, $"{seconds}^{format}", null, ""), state.WorldNow.ToInstant(), _zone);

    private static string Unescape(string text) => text.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&");
}
