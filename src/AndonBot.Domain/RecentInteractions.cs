using NodaTime;

namespace AndonBot.Domain;

/// <summary>What one person did within the last minute, by the keys of the interactions, oldest first.</summary>
public sealed record RecentInteractions(IReadOnlyList<(Instant At, string Key)> Kept)
{
    /// <summary>How many commands, clicks and forms of one person are served within a minute; of pulls the other limit holds.</summary>
    public const int MostOthers = 120;

    /// <summary>How many pulls of one person are recorded within a minute before the bot asks whether the next one is a new defect.</summary>
    public const int MostPulls = 30;

    private static readonly Duration Window = Duration.FromMinutes(1);

    public static readonly RecentInteractions None = new([]);

    /// <summary>Whether nothing of it counts any more.</summary>
    public bool IsOver(Instant now) => Kept.Count == 0 || now - Kept[^1].At >= Window;

    /// <summary>Adds an interaction if there is room for one more. One that Slack delivers again is not a second one.</summary>
    public (bool IsWithin, RecentInteractions After) Add(Instant now, string key, int most)
    {
        var recent = Kept.Where(one => now - one.At < Window).ToList();
        return recent.Exists(one => one.Key == key) ? (true, new(recent))
            : recent.Count >= most ? (false, new(recent))
            : (true, new([.. recent, (now, key)]));
    }
}
