using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AndonBot.Domain.Calendar;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Postmortems;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Incidents.Postmortems;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Interaction;

namespace AndonBot.Interactions;

/// <summary>The form of a postmortem: opened from a command or a button, and submitted.</summary>
public sealed class PostmortemDesk(Desk desk, ModalOpener opener, TimelineStore timeline, LineStore lines, WritePostmortem postmortems)
{
    public async Task<Reply?> Open(Interaction gesture, string trigger, long number)
    {
        if (await timeline.Find(gesture.Workspace, number) is not { } incident)
            return IncidentReplies.Unknown(number);
        return await opener.Open(gesture, trigger, PostmortemModal.Form(incident, incident.Happened ?? await Story(gesture, incident)),
            $"/andon postmortem {number}");
    }

    public async Task<ViewSubmissionResponse?> Submit(Interaction gesture, ViewSubmission submission)
    {
        if (!long.TryParse(submission.View.PrivateMetadata, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return ModalDesk.Under(submission, "This form has lost its incident. Please open it again from the card.");
        var state = submission.View.State ?? new();
        var (happened, rootCause) = (await Text(gesture, state, InputIds.Happened), await Text(gesture, state, InputIds.RootCause));
        var typed = state.Text(InputIds.HeldAt);
        var said = typed is null ? new HeldTime(state.Day(InputIds.HeldAt), state.Time(InputIds.HeldTime)) : HeldTime.Read(typed);
        if (happened is null && rootCause is null && said is { Day: null, Time: null })
            return ModalDesk.Under(submission, "Please write in a few words what happened.");

        // The same form is submitted again with what was mended in it: that is another gesture, and the same content is not.
        var content = string.Join('\0', happened, rootCause, typed, said);
        gesture = gesture with { Key = $"{gesture.Key}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}" };
        var heldAt = said is { } held && await timeline.Find(gesture.Workspace, number) is { } incident ? await Instant(gesture, incident, held) : null;
        var reply = await postmortems.Write(gesture, number, happened, rootCause, heldAt);
        if (said is null)
            return ModalDesk.Under(
                submission, "I cannot read that as a time. Please write it like 2026-12-01 14:00. What you wrote above is saved.", InputIds.HeldAt);
        return reply.IsDone ? null : ModalDesk.Under(submission, await desk.Plain(gesture.Workspace, reply), PlaceOf(heldAt is not null, rootCause));
    }

    private async Task<string> Story(Interaction gesture, Incident incident)
    {
        var events = await timeline.Events(gesture.Workspace, incident.Number);
        return await desk.Told(gesture.Workspace, PostmortemModal.Story(incident, events, await desk.ZoneOf(gesture.Workspace, gesture.User)));
    }

    private async Task<NodaTime.Instant?> Instant(Interaction gesture, Incident incident, HeldTime held)
    {
        var zone = await desk.ZoneOf(gesture.Workspace, gesture.User);
        var line = incident.LineId is { } id ? await lines.WithId(gesture.Workspace, id) : null;
        return held.In(zone, line?.Line.Calendar ?? WorkingCalendar.Default(zone), incident.PulledAt, gesture.Now);
    }

    private async Task<string?> Text(Interaction gesture, ViewState state, string id) =>
        state.Text(id) is { } text ? await desk.Decode(gesture.Workspace, Mrkdwn.Text(text)) : null;

    /// <summary>What keeps it from being held: the time, or that there is no root cause.</summary>
    private static string PlaceOf(bool isHeld, string? rootCause) => !isHeld ? InputIds.Happened : rootCause is null ? InputIds.RootCause : InputIds.HeldAt;
}
