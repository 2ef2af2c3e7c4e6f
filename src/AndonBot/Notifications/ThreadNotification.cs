using AndonBot.Domain.Incidents;
using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using AndonBot.Slack;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>One row of the timeline; a text that has no room in its sentence stands below it.</summary>
internal sealed class ThreadNotification : CardThreadNotification
{
    /// <summary>How many sections a row's text may take; what is longer still is cut.</summary>
    private const int MostParts = 3;

    public override string Kind => ThreadLadder.Name;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var (entry, incident) = (EventOf(context, key), context.Facts.Incident);
        if (entry.Text is null || entry.IsAboutAction || IncidentText.PartsBeyondCard(entry.Text) == 0)
            return Sections(ThreadMessages.Sentence(entry, incident));
        var parts = IncidentText.Parts(IncidentText.Clamp(entry.Text, MostParts * (IncidentText.PartRoom - 100)));
        return Sections([ThreadMessages.Sentence(entry with { Text = "" }, incident).TrimEnd(), .. parts.Select(Mrkdwn.Text)]);
    }

    private static Message Sections(params IReadOnlyList<string> sections) => new()
    {
        Text = sections[0], Blocks = [.. sections.Select(Mrkdwn.Section)],
    };
}
