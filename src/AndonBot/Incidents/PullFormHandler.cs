using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Lines;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;
using SlackNet;
using SlackNet.Blocks;
using SlackNet.Events;

namespace AndonBot.Incidents;

/// <summary><c>/andon</c> alone and the shortcuts open the form that pulls the cord.</summary>
internal sealed class PullFormHandler(
    PullTheCord cord, PullKeeper keeper, FormOpener opener, StaffedLineStore lines, KnownLines known, MentionNames names, SlackState slack)
    : ICommandHandler<AndonCommand.OpenPullModal>, IFormHandler, IShortcutHandler
{
    private const string Callback = "pull";

    public Permission Needs => Permission.Pull;

    public string CallbackId => Callback;

    public string FirstInput => InputIds.What;

    public string MessageShortcut => ShortcutIds.PullMessage;

    public string GlobalShortcut => ShortcutIds.PullGlobal;

    public Task<Reply?> Run(Interaction by, AndonCommand.OpenPullModal command) => Open(by, command.Severity, null);

    public Task<KeptReply?> RunWithoutDatabase(Interaction by, AndonCommand command) =>
        OpenWithoutDatabase(by, ((AndonCommand.OpenPullModal)command).Severity, null);

    public async Task<Reply?> Open(Interaction by, MessageEvent? at) =>
        await Open(by, null, at is null ? null : Shared(by, at, await names.Decode(by, MessageText.Of(at))));

    public Task<KeptReply?> OpenWithoutDatabase(Interaction by, MessageEvent? at) =>
        OpenWithoutDatabase(by, null, at is null ? null : Shared(by, at, IncomingText.Decode(MessageText.Of(at), _ => null)));

    public async Task<FormResult> Submit(Interaction by, SubmittedForm form)
    {
        if (form.State.Text(InputIds.What) is not { } what)
            return FormResult.Refuse("Please say in a few words what is wrong.");
        var origin = FormOrigin.From(form.View.PrivateMetadata);
        var text = await names.DecodeInput(by, what);
        var reply = await cord.Pull(by with { Channel = origin?.Channel ?? "" }, RequestOf(form, text!, origin));
        return origin?.ResponseUrl is { } url ? new FormResult.Closed(reply, url) : new FormResult.NextPage(reply.ToModal());
    }

    public async Task<FormResult?> SubmitWithoutDatabase(Interaction by, SubmittedForm form)
    {
        var origin = FormOrigin.From(form.View.PrivateMetadata);
        if (form.State.Text(InputIds.What) is not { } what)
            return null;
        var kept = await keeper.Keep(by with { Channel = origin?.Channel ?? "" }, RequestOf(form, Mrkdwn.Text(what), origin));
        if (kept is not { Now: { } now, Later: var later })
            return null;
        return origin?.ResponseUrl is { } url ? new FormResult.Closed(now, url) { Later = later } : new FormResult.NextPage(now.ToModal());
    }

    private static PullTheCordRequest RequestOf(SubmittedForm form, string text, FormOrigin? origin)
    {
        var severity = Enum.TryParse<Severity>(form.State.Choice(InputIds.Severity), out var chosen) && Enum.IsDefined(chosen) ? chosen : Severity.Sev2;
        return new(text, severity, form.State.Choice(InputIds.Line), Message: origin?.Link);
    }

    private async Task<Reply?> Open(Interaction by, Severity? severity, SharedMessage? from)
    {
        var all = await lines.All(by.Viewer);
        var here = all.FirstOrDefault(line => line.Line.Channels.Contains(by.Channel)) ?? (all.Count == 1 ? all[0] : null);
        return await Open(by, all, here, severity, from);
    }

    /// <summary>Which other lines this person may see, only the database says; whoever is in a line's channel sees that one.</summary>
    private async Task<KeptReply?> OpenWithoutDatabase(Interaction by, Severity? severity, SharedMessage? from)
    {
        // Whether somebody of another workspace may pull here, only the database says.
        if (by.ForeignRole is not null)
            return null;
        var here = known.Last(by.Workspace)?.InChannel(by.Here);
        // Where the database is only late, Slack may have been asked already to open the form: it does so once, and then that one counts.
        return await Open(by, here is null ? [] : [here], here, severity, from) is null ? new(null) : null;
    }

    private Task<Reply?> Open(Interaction by, IReadOnlyList<StaffedLine> among, StaffedLine? here, Severity? severity, SharedMessage? from)
    {
        var origin = new FormOrigin(by.Channel, by.ResponseUrl, from?.Link).ToMetadata();
        return opener.Open(by, Form([.. among.Select(line => line.Line.Name)], here?.Line.Name, severity, origin, from), "/andon <what is wrong>");
    }

    private SharedMessage Shared(Interaction by, MessageEvent at, string text) => new(text.Trim(), slack.LinkTo(by.Channel, at.Ts, at.ThreadTs));

    /// <param name="here">The line that is chosen at first.</param>
    /// <param name="from">The message whose text the form begins with.</param>
    internal static ModalViewDefinition Form(IReadOnlyList<string> lines, string? here, Severity? severity, string metadata, SharedMessage? from = null)
    {
        var severities = Enum.GetValues<Severity>().Select(one => Forms.Option(((int)one).ToString(), IncidentWords.SeverityChoice(one))).ToList();
        var blocks = new List<Block>
        {
            Forms.Input(InputIds.What, "What is wrong?", Forms.LongText(Forms.Fitting(from?.Text))),
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

        return Forms.Modal(Callback, "Pull the andon cord", "Pull", metadata, blocks);
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
}
