using AndonBot.Domain.Calendar;
using AndonBot.Domain.Rotations;

namespace AndonBot.Domain.Lines;

/// <summary>A team's flow of work that can be stopped: its channels (cards go to the first), owner, rotation, calendar and policies.</summary>
public sealed record Line(
    long Id,
    string Name,
    IReadOnlyList<string> Channels,
    string Owner,
    RotationSettings RotationSettings,
    WorkingCalendar Calendar,
    SeverityPolicies Policies,
    string? CallWebhook)
{
    /// <summary>The longest name a line may have, in characters.</summary>
    public const int NameLength = 40;

    /// <summary>Whether a text can name a line: lower-case letters, digits and hyphens, beginning with a letter or digit.</summary>
    public static bool IsName(string text) =>
        text.Length is > 0 and <= NameLength && text[0] != '-' && text.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');

    /// <summary>Where a card goes that was pulled in <paramref name="channel"/>: there if it is the line's, else to the line's first channel.</summary>
    public string CardChannel(string channel) => Channels.Contains(channel) ? channel : Channels[0];
}
