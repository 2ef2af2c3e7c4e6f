using NodaTime;

namespace AndonBot.People;

/// <summary>A person as Slack describes them now.</summary>
/// <param name="Obstacle">Why they cannot act for a line, such as "is a guest"; null when they can.</param>
public sealed record DirectoryPerson(string Id, string Name, DateTimeZone? Zone, string? Obstacle);

/// <summary>A channel as the bot sees it now.</summary>
public sealed record DirectoryChannel(string Id, string Name, bool IsPrivate, bool IsMember, bool IsArchived, bool IsDirect)
{
    public override string ToString() => $"#{Name} ({Id})";
}

/// <summary>People by the id or e-mail address that was asked for, and channels by id. What Slack does not know is missing.</summary>
public sealed record DirectoryEntries(IReadOnlyDictionary<string, DirectoryPerson> People, IReadOnlyDictionary<string, DirectoryChannel> Channels)
{
    public static bool IsUserId(string text) => IsId(text, "UW");

    public static bool IsChannelId(string text) => IsId(text, "CG");

    public static bool IsEmail(string text) => text.IndexOf('@') is > 0 and var at && at < text.Length - 1 && !text.Any(char.IsWhiteSpace);

    private static bool IsId(string text, string firsts) =>
        text.Length > 2 && firsts.Contains(text[0]) && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
