using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>Everything that decides which notifications about a line are due.</summary>
/// <param name="Zones">The zones of its people, where Slack tells them.</param>
/// <param name="Operator">Who runs the bot; null while unknown.</param>
public sealed record LineFacts(Line Line, Rotation Rotation, IReadOnlyDictionary<string, DateTimeZone> Zones, string? Operator) : IFacts
{
    /// <summary>Who hears on which morning that the next handoff makes them Fixer; null when the same person stays.</summary>
    public (string Recipient, Instant Morning)? Upcoming(ShiftWindow window)
    {
        var (fixer, handoff) = (window.Next.Fixer, window.Next.StartsAt);
        return fixer == window.Current.Fixer
            ? null
            : (fixer, Line.Calendar.LastMorning(handoff.InZone(Line.RotationSettings.Zone).Date, handoff, ZoneOf(fixer)));
    }

    /// <summary>Somebody's own zone, else the line's.</summary>
    public DateTimeZone ZoneOf(string person) => Zones.GetValueOrDefault(person, Line.Calendar.Zone);
}
