using NodaTime;

namespace AndonBot.Domain.Rotations;

/// <summary>Who is responsible for a line at an instant: the Fixer and until when, and the backup who is called when the Fixer does not answer.</summary>
/// <remarks>The one resolver: everything that asks "who is the Fixer now" asks here.</remarks>
public sealed record OnCall(string Fixer, string? Backup, Instant Until)
{
    /// <summary>From the written shifts and those that follow them, so that a shift passes at its instant even when nothing is written then.</summary>
    public static OnCall At(Instant now, Rotation rotation)
    {
        var (window, settings) = (rotation.At(now), rotation.RotationSettings);
        var fixer = rotation.IsAble(window.Current.Fixer) ? window.Current.Fixer : settings.After(window.Current.Fixer, rotation.IsAble) ?? rotation.Owner;
        var backup = now < rotation.StandsByUntil(window) && window.Outgoing != fixer ? window.Outgoing : settings.After(fixer, rotation.IsAble);
        return new(fixer, backup, window.Next.StartsAt);
    }

    /// <summary>Who is called when somebody who owns an incident does not answer: the Fixer, and for the Fixer the backup.</summary>
    public string? BackupFor(string person) => person == Fixer ? Backup : Fixer;
}
