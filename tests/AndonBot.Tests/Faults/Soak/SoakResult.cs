namespace AndonBot.Tests.Faults.Soak;

/// <summary>What happened in a soak in which everything held.</summary>
/// <param name="Repeats">Messages that were said again, and said so.</param>
internal sealed record SoakResult(int Kills, int Stops, int Restarts, int Pulls, int Acknowledged, int Messages, int Repeats)
{
    public static SoakResult operator +(SoakResult a, SoakResult b) => new(
        a.Kills + b.Kills, a.Stops + b.Stops, a.Restarts + b.Restarts, a.Pulls + b.Pulls, a.Acknowledged + b.Acknowledged, a.Messages + b.Messages,
        a.Repeats + b.Repeats);

    public override string ToString() =>
        $"{Kills} kills, {Stops} stops, {Restarts} restarts of PostgreSQL; {Pulls} pulls, {Acknowledged} acknowledged, 0 lost, 0 recorded twice; "
        + $"{Messages} messages, 0 lost, 0 repeated unmarked, {Repeats} repeated and marked";
}
