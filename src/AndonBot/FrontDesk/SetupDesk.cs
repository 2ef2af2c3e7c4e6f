using AndonBot.Slack;
using SlackNet.Interaction;

namespace AndonBot.FrontDesk;

public sealed class SetupDesk
{
    public Task<ViewSubmissionResponse?> Submit(Gesture gesture, ViewSubmission submission) => Task.FromResult<ViewSubmissionResponse?>(null);
}
