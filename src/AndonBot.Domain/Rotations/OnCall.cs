using NodaTime;

namespace AndonBot.Domain.Rotations;

/// <summary>Who is responsible for a line at an instant: the Fixer and until when, and the backup who is called when the Fixer does not answer.</summary>
/// <remarks>The one resolver: everything that asks "who is the Fixer now" asks here.</remarks>
public sealed record OnCall(string Fixer, string? Backup, Instant Until)
{
    /// <summary>By the shifts that were written and those that follow them, so that a shift passes at its instant whoever looks or does not.</summary>
    public static OnCall At(Instant now, Rotation rota)
    {
        var window = rota.At(now);
        var fixer = rota.IsAble(window.Current.Fixer) ? window.Current.Fixer : rota.RotationSettings.After(window.Current.Fixer, rota.IsAble) ?? rota.Owner;
        var backup = now < rota.StandsByUntil(window) && window.Outgoing != fixer ? window.Outgoing : rota.RotationSettings.After(fixer, rota.IsAble);
        return new(fixer, backup, window.Next.StartsAt);
    }

    /// <summary>Who is called when somebody who owns an incident does not answer: the Fixer, and for the Fixer the backup.</summary>
    public string? BackupFor(string person) => person == Fixer ? Backup : Fixer;
}
