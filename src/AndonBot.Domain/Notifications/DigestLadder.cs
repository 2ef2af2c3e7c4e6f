using NodaTime;
using NodaTime.Text;

namespace AndonBot.Domain.Notifications;

/// <summary>A person's actions of the day, while the day lasts; a digest that was missed waits for the next morning's.</summary>
public sealed class DigestLadder : ILadder<PersonFacts>
{
    public const string Name = "Digest";

    public string Kind => Name;

    /// <summary>The day that a digest is about.</summary>
    public static LocalDate DayOf(NotificationKey key) => LocalDatePattern.Iso.Parse(key.Occurrence).Value;

    public void Due(DueNotifications due, PersonFacts facts, IReadOnlyList<SentNotification> sent)
    {
        if (facts.Items.Count == 0)
            return;
        var today = due.Now.InZone(facts.Zone ?? facts.Items[0].Line.Calendar.Zone).Date;
        foreach (var date in new[] { today, today.PlusDays(1) })
        {
            if (Digest.On(date, facts) is not { } digest)
                continue;
            due.EvaluateAt(digest.Opens);
            if (digest.Opens <= due.Now && due.Now < digest.Closes)
                due.Add(LocalDatePattern.Iso.Format(date), facts.Person, Urgency.Reminder);
        }
    }
}
