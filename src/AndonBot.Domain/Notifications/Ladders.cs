using System.Reflection;
using NodaTime;

namespace AndonBot.Domain.Notifications;

/// <summary>All ladders, found by reflection.</summary>
public static class Ladders
{
    private static readonly IReadOnlyList<ILadder> All =
    [
        .. Assembly.GetExecutingAssembly().GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(ILadder)))
            .Select(type => (ILadder)type.GetConstructor(Type.EmptyTypes)!.Invoke(null)).OrderBy(ladder => ladder.Kind, StringComparer.Ordinal),
    ];

    /// <summary>The kind of every ladder.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. All.Select(ladder => ladder.Kind)];

    /// <summary>Runs all ladders of these facts.</summary>
    internal static Evaluation Evaluate<TFacts>(TFacts facts, IReadOnlyList<SentNotification> sent, Instant now)
        where TFacts : IFacts
    {
        var collected = new List<DueNotifications>();
        foreach (var ladder in All.OfType<ILadder<TFacts>>())
        {
            var due = new DueNotifications(ladder.Kind, now);
            ladder.Due(due, facts, sent);
            collected.Add(due);
        }

        return new([.. collected.SelectMany(due => due.All)], collected.Min(due => due.Next));
    }
}
