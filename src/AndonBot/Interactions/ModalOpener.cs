using AndonBot.Slack;
using SlackNet;

namespace AndonBot.Interactions;

/// <summary>Opens forms, within the three seconds that Slack gives.</summary>
public sealed partial class ModalOpener(ISlackApiClient slack, ILogger<ModalOpener> logger)
{
    /// <summary>With the second that may have gone by for asking who somebody is, it ends before Slack stops waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Stands behind the metadata of a form that was opened from the home tab.</summary>
    private const string FromHome = " home";

    /// <summary>Says something in a form, where there is no other place for it.</summary>
    public Task Say(string triggerId, Reply reply) => Try(triggerId, reply.ToModal());

    /// <summary>Opens a form; what to say when Slack did not open it, else null.</summary>
    /// <param name="instead">The command that does the same.</param>
    public async Task<Reply?> Open(Interaction gesture, string triggerId, ModalViewDefinition view, string instead)
    {
        if (gesture.IsAtHome)
            view.PrivateMetadata += FromHome;
        return await Try(triggerId, view) ? null : new($"Slack did not open the form in time. Please try again, or type `{Mrkdwn.Text(instead)}`.");
    }

    /// <summary>Whether a form was opened from the home tab; its metadata is then as without it.</summary>
    public static bool TakeFromHome(ViewInfo view)
    {
        if (view.PrivateMetadata?.EndsWith(FromHome, StringComparison.Ordinal) is not true)
            return false;
        view.PrivateMetadata = view.PrivateMetadata[..^FromHome.Length];
        return true;
    }

    private async Task<bool> Try(string triggerId, ModalViewDefinition view)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await slack.Views.Open(triggerId, view, patience.Token);
            return true;
        }
        catch (SlackCallException exception)
        {
            Log.NotOpened(logger, view.CallbackId ?? "that says something", exception.Code);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The form {Form} was not opened: {Code}.")]
        public static partial void NotOpened(ILogger logger, string form, string code);
    }
}
