using AndonBot.Domain;
using AndonBot.Slack;
using NodaTime;

namespace AndonBot.People;

/// <summary>Counts what each person did within the last minute, in this process.</summary>
public sealed class PersonLimiter(AndonSettings settings)
{
    private const int MostPeople = 10_000;

    private readonly Lock _sync = new();
    private readonly Dictionary<(string User, bool IsPull), RecentInteractions> _recent = [];

    /// <summary>Whether a pull is recorded without a question.</summary>
    public bool MayPull(Interaction by) => IsWithin(by, isPull: true, settings.PullsPerMinute);

    /// <summary>Whether something else than a pull is served.</summary>
    public bool MayAsk(Interaction by) => IsWithin(by, isPull: false, settings.CommandsPerMinute);

    private bool IsWithin(Interaction by, bool isPull, int most)
    {
        lock (_sync)
        {
            if (_recent.Count >= MostPeople)
                Forget(by.Now);
            var (isWithin, after) = _recent.GetValueOrDefault((by.User, isPull), RecentInteractions.None).Add(by.Now, by.Key, most);
            _recent[(by.User, isPull)] = after;
            return isWithin;
        }
    }

    /// <summary>Forgets those who rest; where nobody does, everybody: a limit must not cost more than what it limits.</summary>
    private void Forget(Instant now)
    {
        foreach (var (who, recent) in _recent)
        {
            if (recent.IsOver(now))
                _recent.Remove(who);
        }

        if (_recent.Count >= MostPeople)
            _recent.Clear();
    }
}
