using AndonBot.Slack;
using SlackNet;

namespace AndonBot.FrontDesk;

/// <summary>Opens forms, within the three seconds that Slack gives.</summary>
public sealed partial class ModalOpener(ISlackApiClient slack, ILogger<ModalOpener> logger)
{
    /// <summary>With the second that may have gone by for asking who somebody is, it ends before Slack stops waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Opens a form; what to say when Slack did not open it, else null.</summary>
    /// <param name="instead">The command that does the same.</param>
    public async Task<Reply?> Open(string triggerId, ModalViewDefinition view, string instead)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await slack.Views.Open(triggerId, view, patience.Token);
            return null;
        }
        catch (SlackCallException exception)
        {
            Log.NotOpened(logger, view.CallbackId, exception.Code);
            return new($"Slack did not open the form in time. Please try again, or type `{Mrkdwn.Text(instead)}`.");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The form {Form} was not opened: {Code}.")]
        public static partial void NotOpened(ILogger logger, string form, string code);
    }
}
