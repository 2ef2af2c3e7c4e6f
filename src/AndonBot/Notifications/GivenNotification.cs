using AndonBot.Domain.Notifications;
using AndonBot.Incidents;
using NodaTime;
using SlackNet.WebApi;

namespace AndonBot.Notifications;

/// <summary>Tells somebody that an answered incident is theirs now.</summary>
internal sealed class GivenNotification : IncidentNotification
{
    public override string Kind => GivenLadder.Name;

    protected override Message Render(IncidentContext context, NotificationKey key, bool isUpdate, Instant now)
    {
        var (incident, line) = (context.Facts.Incident, context.Facts.Line!);
        var given = HandedOver(Title(incident, line), "you", EventOf(context, key).Who);
        return Of($"{given}: its clocks are yours now ({IncidentWords.Status(incident)}).\n{Quote(incident)}");
    }
}
