using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Blocks;

namespace AndonBot.Incidents;

/// <summary>A message that the cord is pulled at: its text in plain words, and its permalink, where there is one.</summary>
public sealed record SharedMessage(string Text, string? Link);

/// <summary>The forms for what needs text: pull, restart, contain, dismiss, note, hand over. Their metadata is the incident's number.</summary>
public static class IncidentModals
{
    /// <param name="metadata">Where the pull comes from.</param>
    /// <param name="from">The message whose text the form begins with.</param>
    public static ModalViewDefinition Pull(IReadOnlyList<string> lines, string? here, Severity? severity, string metadata, SharedMessage? from = null)
    {
        var severities = Enum.GetValues<Severity>().Select(one => Forms.Option(((int)one).ToString(), IncidentWords.SeverityChoice(one))).ToList();
        var blocks = new List<Block>
        {
            Forms.Input(InputIds.What, "What is wrong?", Forms.LongText(Fitting(from?.Text))),
            Forms.Input(InputIds.Severity, "How bad is it?", new RadioButtonGroup
            {
                Options = severities, InitialOption = severities[(int)(severity ?? Severity.Sev2) - 1],
            }),
        };
        if (from is not null)
            blocks.Insert(0, Mrkdwn.Section(About(from)));
        if (lines.Count > 0)
        {
            var options = lines.Take(100).Select(line => Forms.Option(line, line)).ToList();
            var menu = new StaticSelectMenu { Options = options, InitialOption = options.FirstOrDefault(option => option.Value == here) };
            blocks.Add(Forms.Input(InputIds.Line, "Line", menu, optional: true, hint: "Leave it empty if you don't know: somebody will."));
        }

        return Forms.Modal(CallbackIds.Pull, "Pull the andon cord", "Pull", metadata, blocks);
    }

    private static string About(SharedMessage from)
    {
        var link = from.Link is null
            ? "I cannot link to that message, so please say where it is if others need it."
            : $"{Mrkdwn.Link(from.Link, "This message")} goes along as a link.";
        return from.Text.Length == 0 ? $"{link} It has no text that I could read: what is wrong there?"
            : from.Text.Length > Forms.LongestInput ? $"{link} It is longer than a form takes, so only its beginning stands here."
            : link;
    }

    public static ModalViewDefinition Restart(Incident incident)
    {
        var needed = incident.ContainedAt is null;
        return Form(
            CallbackIds.Restart, "Restart the line", "Restart", incident,
            Forms.Input(InputIds.Text, needed ? "What was done so that the line can run?" : "Anything to add?", Forms.LongText(), optional: !needed));
    }

    public static ModalViewDefinition Contain(Incident incident)
    {
        var cause = Forms.Input(
            InputIds.Cause, "The cause, in one sentence", Forms.ShortText(incident.Cause, 1000), optional: incident.PostmortemIsOwed,
            hint: incident.PostmortemIsOwed ? "The postmortem will look for it, if you don't know yet." : null);
        List<Option> answers = [Forms.Option("yes", "Temporary: it needs a permanent fix"), Forms.Option("no", "Permanent: it cannot come back")];
        var temporary = Forms.Input(InputIds.Temporary, "Is this temporary?", new RadioButtonGroup
        {
            Options = answers,
            InitialOption = incident.Temporary switch { true => answers[0], false => answers[1], null => null },
        });
        var blocks = new List<Block> { Forms.Input(InputIds.Text, "What was done?", Forms.LongText(Fitting(incident.Containment))), cause, temporary };
        if (incident.OpenStop is not null)
        {
            Option restart = Forms.Option("restart", "Restart the line too");
            var ticked = new CheckboxGroup { Options = [restart], InitialOptions = [restart] };
            blocks.Add(Forms.Input(InputIds.AlsoRestart, "The line is stopped", ticked, optional: true));
        }

        return Form(CallbackIds.Contain, "Contained", "Save", incident, [.. blocks]);
    }

    public static ModalViewDefinition Dismiss(Incident incident) => Form(
        CallbackIds.Dismiss, "False alarm", "Dismiss", incident,
        Forms.Input(InputIds.Text, "Why is it a false alarm?", Forms.LongText(), hint: "It counts against nobody; whoever pulled is thanked."));

    public static ModalViewDefinition Note(Incident incident) =>
        Form(CallbackIds.Note, "Note", "Add", incident, Forms.Input(InputIds.Text, "What happened?", Forms.LongText()));

    public static ModalViewDefinition Give(Incident incident) => Form(
        CallbackIds.Give, "Hand over", "Hand over", incident,
        Forms.Input(InputIds.Owner, "To whom?", new UserSelectMenu(), hint: "Its clocks are theirs from then on; if nobody has answered, they are called."));

    private static ModalViewDefinition Form(string callbackId, string title, string submit, Incident incident, params IReadOnlyList<Block> blocks)
    {
        var about = Mrkdwn.Section(IncidentWords.Title(incident, 300));
        return Forms.Modal(callbackId, title, submit, incident.Number.ToString(), [about, .. blocks]);
    }

    /// <summary>As much of a text as an input takes to begin with.</summary>
    internal static string? Fitting(string? text) => text is null || text.Length <= Forms.LongestInput ? text : IncidentText.Clamp(text, Forms.LongestInput);
}
