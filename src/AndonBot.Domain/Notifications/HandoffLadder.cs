using AndonBot.Domain.Rotations;
using NodaTime.Text;

namespace AndonBot.Domain.Notifications;

/// <summary>A line passed from one Fixer to the next, or stays with the same one; in its first channel, updated once when it is accepted.</summary>
public sealed class HandoffLadder : ILadder<LineFacts>
{
    public const string Name = "Handoff";

    public string Kind => Name;

    /// <summary>What a notification about a shift's beginning is called: the Monday of its week.</summary>
    public static string OccurrenceOf(Shift shift) => shift.Week is { } monday ? LocalDatePattern.Iso.Format(monday) : "";

    public void Due(DueNotifications due, LineFacts facts, IReadOnlyList<SentNotification> sent)
    {
        var window = facts.Rotation.At(due.Now);
        due.EvaluateAt(window.Next.StartsAt);
        if (window.Current.Week is not null)
            due.Add(OccurrenceOf(window.Current), Channel(facts, sent, OccurrenceOf(window.Current)), Urgency.Card);
    }

    /// <summary>A handoff's message stays where it is; one that Slack refused, or never took, goes where the line's messages go now.</summary>
    private static string Channel(LineFacts facts, IReadOnlyList<SentNotification> sent, string handoff) =>
        sent.FirstOrDefault(s => s.Key.Kind == Name && s.Key.Occurrence == handoff && s.Ts is not null)?.Key.Recipient ?? facts.Line.Channels[0];
}
