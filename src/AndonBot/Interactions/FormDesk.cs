using System.Text.Json;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Slack;
using SlackNet;

namespace AndonBot.Interactions;

/// <summary>Where a form was asked for, so that its answer can be shown there. Travels in the form's metadata and is not trusted.</summary>
/// <param name="Message">The permalink of the message that it was asked for at.</param>
internal sealed record Place(string Channel, string? ResponseUrl, string? Message = null)
{
    private const int LongestLink = 240;

    /// <summary>The permalink, if it is one, and short enough for a row of a list.</summary>
    public string? Link => Message is { Length: <= LongestLink } && Uri.TryCreate(Message, UriKind.Absolute, out var link)
        && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) ? link.AbsoluteUri : null;

    public string ToMetadata() => JsonSerializer.Serialize(this);

    public static Place? From(string? metadata)
    {
        try
        {
            return JsonSerializer.Deserialize<Place>(metadata ?? "null");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Gathers what a form shows, and opens it.</summary>
public sealed class FormDesk(ModalOpener opener, LineStore lines, TimelineStore timeline)
{
    /// <param name="from">The message that it is asked for at.</param>
    public async Task<Reply?> Pull(Interaction gesture, string trigger, string? responseUrl, Severity? severity, SharedMessage? from = null)
    {
        var all = await lines.All(gesture.Workspace);
        var here = all.FirstOrDefault(line => line.Line.Channels.Contains(gesture.Channel)) ?? (all.Count == 1 ? all[0] : null);
        var place = new Place(gesture.Channel, responseUrl, from?.Link).ToMetadata();
        var view = IncidentModals.Pull([.. all.Select(line => line.Line.Name)], here?.Line.Name, severity, place, from);
        return await opener.Open(gesture, trigger, view, "/andon <what is wrong>");
    }

    public async Task<Reply?> Setup(Interaction gesture, string trigger, string? responseUrl)
    {
        var here = await lines.InChannel(gesture.Workspace, gesture.Channel);
        var place = new Place(gesture.Channel, responseUrl).ToMetadata();
        return await opener.Open(gesture, trigger, SetupModal.First(here?.Line, gesture.Channel, gesture.User, place), "/andon setup");
    }

    /// <summary>Opens the form that a button asks for.</summary>
    /// <param name="responseUrl">Where the answer to the form is shown, if it has more to say than the card.</param>
    public async Task<Reply?> Incident(Interaction gesture, string trigger, long number, string action, string? responseUrl)
    {
        if (await timeline.Find(gesture.Workspace, number) is not { } incident)
            return IncidentReplies.Unknown(number);
        var (view, instead) = Form(incident, action);
        view.PrivateMetadata = $"{view.PrivateMetadata} {responseUrl}".TrimEnd();
        return await opener.Open(gesture, trigger, view, instead);
    }

    private static (ModalViewDefinition View, string Instead) Form(Incident incident, string action) => action switch
    {
        ActionIds.Restart => (IncidentModals.Restart(incident), $"/andon restart {incident.Number} <what was done>"),
        ActionIds.Contain => (IncidentModals.Contain(incident), $"/andon contain {incident.Number} <what was done>"),
        ActionIds.Dismiss => (IncidentModals.Dismiss(incident), $"/andon dismiss {incident.Number} <why>"),
        ActionIds.Note => (IncidentModals.Note(incident), $"/andon note {incident.Number} <text>"),
        ActionIds.Give => (IncidentModals.Give(incident), $"/andon give {incident.Number} @user"),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "No form belongs to this button."),
    };
}
