using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;
using NodaTime;
using NodaTime.Text;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Incidents.Postmortems;

/// <summary>The form of a postmortem: what happened, the root cause, and when it was held. Its metadata is the incident's number.</summary>
public static class PostmortemForm
{
    public const string Callback = "postmortem";

    /// <summary>How much of a row of the timeline the form begins with.</summary>
    private const int RowRoom = 300;

    private static readonly ZonedDateTimePattern RowTime = ZonedDateTimePattern.CreateWithInvariantCulture("ddd d MMM HH:mm", null);

    /// <param name="happened">What the form begins with: what was written, or the timeline.</param>
    public static ModalViewDefinition Form(Incident incident, string happened)
    {
        var held = incident.HeldAt is { } at ? $"\nHeld {Mrkdwn.When(at)} {IncidentWords.By(incident.HeldBy)}." : "";
        var blocks = new List<Block>
        {
            Mrkdwn.Section(IncidentWords.Title(incident, 300) + held),
            Forms.Input(InputIds.Happened, "What happened?", Forms.LongText(Forms.Fitting(happened)), optional: true),
            Forms.Input(
                InputIds.RootCause, "The root cause", Forms.LongText(Forms.Fitting(incident.RootCause), focus: false), optional: true,
                hint: "Ask why until the answer is a process or a design, and not a person. What you write is kept when you save."),
        };
        if (incident.HeldAt is null)
        {
            blocks.Add(Forms.Input(
                InputIds.HeldAt, "Held on", new DatePicker(), optional: true,
                hint: $"Leave it empty until it was held; /andon held {incident.Number} says it later."));
            blocks.Add(Forms.Input(InputIds.HeldTime, "Held at", new TimePicker(), optional: true));
        }

        return Forms.Modal(Callback, "Postmortem", "Save", incident.Number.ToString(), blocks);
    }

    /// <summary>The timeline in mrkdwn, a line for each row, in the reader's zone.</summary>
    public static string Story(Incident incident, IEnumerable<IncidentEvent> events, DateTimeZone zone) =>
        string.Join('\n', events.Where(IsStory).Select(row => $"{RowTime.Format(row.At.InZone(zone))}  {Sentence(incident, row)}"));

    /// <summary>What happened to the incident, and not to its postmortem.</summary>
    private static bool IsStory(IncidentEvent row) => row.Kind is not
        (IncidentEventKind.PostmortemWritten or IncidentEventKind.PostmortemMissed or IncidentEventKind.Extended or IncidentEventKind.Held);

    private static string Sentence(Incident incident, IncidentEvent row)
    {
        var text = row.Text is null || row.IsAboutAction ? row.Text : IncidentText.Clamp(row.Text.ReplaceLineEndings(" "), RowRoom);
        var sentence = ThreadMessages.Sentence(row with { Text = text }, incident).ReplaceLineEndings(" ");
        // A form's field shows the asterisks of what is bold elsewhere.
        return row.IsAboutAction && ActionEventText.Parse(row.Text!) is { Number: var action }
            ? sentence.Replace($"*A{action}*", $"A{action}", StringComparison.Ordinal)
            : sentence;
    }
}
