using System.Globalization;
using AndonBot.Domain.Lines;
using AndonBot.Incidents;
using AndonBot.Slack;
using AndonBot.Storage;
using SlackNet.Interaction;

namespace AndonBot.Interactions;

/// <summary>Submitted forms. What somebody typed stays in the form until it is recorded.</summary>
public sealed partial class ModalDesk(
    Desk desk, PullTheCord pull, IncidentDeeds deeds, CommandDesk commands, SetupDesk setup, PostmortemDesk postmortems, ActionDesk actions,
    HomeDesk home, Answers answers, WorldClock clock, ILogger<ModalDesk> logger)
    : IViewSubmissionHandler
{
    public async Task<ViewSubmissionResponse?> Handle(ViewSubmission viewSubmission)
    {
        try
        {
            if (desk.Refusal(
                    viewSubmission.User?.TeamId ?? viewSubmission.Team?.Id, viewSubmission.Enterprise?.Id,
                    viewSubmission.User?.Id, viewSubmission.View.Id) is { } refusal)
                return await Error(viewSubmission, refusal);
            var gesture = new Interaction(desk.Workspace!, viewSubmission.User!.Id, "", viewSubmission.View.Id, clock.Now());
            var isFromHome = ModalOpener.TakeFromHome(viewSubmission.View);
            var response = viewSubmission.View.CallbackId switch
            {
                CallbackIds.Pull => await Pull(gesture, viewSubmission),
                CallbackIds.Line => await desk.MayNotAct(gesture) is { } no ? await Error(viewSubmission, no) : await setup.Submit(gesture, viewSubmission),
                CallbackIds.Action or CallbackIds.ActionDone or CallbackIds.ActionMove =>
                    await desk.MayNotAct(gesture) is { } no ? await Error(viewSubmission, no) : await actions.Submit(gesture, viewSubmission),
                CallbackIds.Postmortem => await desk.MayNotAct(gesture) is { } no
                    ? await Error(viewSubmission, no)
                    : await postmortems.Submit(gesture, viewSubmission),
                _ => await desk.MayNotAct(gesture) is { } no ? await Error(viewSubmission, no) : await Act(gesture, viewSubmission),
            };
            if (isFromHome && response is null)
                home.Show(gesture.User);
            return response;
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception);
            return Under(viewSubmission, Failures.Plain);
        }
    }

    public Task HandleClose(ViewClosed viewClosed) => Task.CompletedTask;

    private async Task<ViewSubmissionResponse?> Pull(Interaction gesture, ViewSubmission submission)
    {
        var state = submission.View.State ?? new();
        if (await desk.MayNotPull(gesture) is { } refusal)
            return await Error(submission, refusal);
        if (state.Text(InputIds.What) is not { } what)
            return Under(submission, "Please say in a few words what is wrong.");

        var place = Place.From(submission.View.PrivateMetadata);
        var severity = int.TryParse(state.Choice(InputIds.Severity), out var chosen) && Enum.IsDefined((Severity)chosen) ? (Severity)chosen : Severity.Sev2;
        var text = await desk.Decode(gesture.Workspace, Mrkdwn.Text(what));
        var reply = await pull.Pull(gesture with { Channel = place?.Channel ?? "" }, new(text, severity, state.Choice(InputIds.Line), Message: place?.Link));
        if (place?.ResponseUrl is null)
            return new ViewUpdateResponse(reply.ToModal());
        answers.Show(place.ResponseUrl, reply);
        return null;
    }

    private async Task<ViewSubmissionResponse?> Act(Interaction gesture, ViewSubmission submission)
    {
        var (of, responseUrl) = submission.View.PrivateMetadata?.Split(' ') is [var first, .. var rest] ? (first, rest.FirstOrDefault()) : ("", null);
        if (!long.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Under(submission, "This form has lost its incident. Please open it again from the card.");
        var state = submission.View.State ?? new();
        var text = state.Text(InputIds.Text);
        var reply = submission.View.CallbackId switch
        {
            CallbackIds.Restart => await deeds.Restart(gesture, number, text),
            CallbackIds.Contain when text is not null => await deeds.Contain(
                gesture, number, text, state.Text(InputIds.Cause), Temporary(state.Choice(InputIds.Temporary)), state.IsTicked(InputIds.AlsoRestart)),
            CallbackIds.Dismiss when text is not null => await deeds.Dismiss(gesture, number, text),
            CallbackIds.Note when text is not null => await deeds.Note(gesture, number, text),
            CallbackIds.Give when state.Person(InputIds.Owner) is { } to => await commands.Give(gesture, number, to),
            _ => new Reply("Please fill this in, in a few words."),
        };
        if (!reply.IsDone)
            return await Error(submission, reply);
        // What was done stands on the card; a form's answer is shown when it leads on.
        if (reply.Buttons.Count > 0)
            answers.Show(responseUrl, reply);
        return null;
    }

    private static bool? Temporary(string? choice) => choice switch { "yes" => true, "no" => false, _ => null };

    private async Task<ViewSubmissionResponse> Error(ViewSubmission submission, Reply reply) =>
        Under(submission, desk.Workspace is { } workspace ? await desk.Plain(workspace, reply) : Mrkdwn.ToPlain(reply.Text, id => id));

    /// <summary>Says it under an input of the form, by default the first; the form stays open with all that was typed.</summary>
    internal static ViewErrorsResponse Under(ViewSubmission submission, string sentence, string? input = null)
    {
        var inputs = submission.View.Blocks?.OfType<SlackNet.Blocks.InputBlock>().Select(block => block.BlockId).ToList() ?? [];
        var under = inputs.Contains(input!) ? input! : inputs.FirstOrDefault() ?? FirstInput(submission);
        return new() { Errors = new Dictionary<string, string> { [under] = sentence } };
    }

    /// <summary>A form whose blocks do not come back with it is known by its callback id.</summary>
    private static string FirstInput(ViewSubmission submission) => submission.View.CallbackId switch
    {
        CallbackIds.Pull => InputIds.What,
        CallbackIds.Line => InputIds.Line,
        CallbackIds.Give => InputIds.Owner,
        CallbackIds.Postmortem => InputIds.Happened,
        _ => InputIds.Text,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A form could not be served.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
