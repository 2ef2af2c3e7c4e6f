using AndonBot.Slack;
using SlackNet.Interaction;

namespace AndonBot.Fuzz.Targets;

/// <summary>Reads every input of a form in every way in which the bot's forms read theirs.</summary>
internal sealed class FormReader : IViewSubmissionHandler
{
    public const string CallbackId = "fuzz";

    public static IReadOnlyList<string> Inputs { get; } =
        [InputIds.Text, InputIds.Severity, InputIds.Temporary, InputIds.Owner, InputIds.Due, InputIds.HeldTime];

    public Task<ViewSubmissionResponse?> Handle(ViewSubmission viewSubmission)
    {
        FormOpener.TakeFromHome(viewSubmission.View);
        var form = new SubmittedForm(viewSubmission.View);
        _ = (form.Incident, form.Action, form.ResponseUrl, FormOrigin.From(viewSubmission.View.PrivateMetadata)?.Link);
        foreach (var id in Inputs)
        {
            var state = form.State;
            _ = (state.Text(id), state.Choice(id), state.IsTicked(id), state.Date(id), state.Time(id), state.Person(id));
            _ = (state.People(id).Count, state.Channels(id).Count);
        }

        return Task.FromResult<ViewSubmissionResponse?>(null);
    }

    public Task HandleClose(ViewClosed viewClosed) => Task.CompletedTask;
}
