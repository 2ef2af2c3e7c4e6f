using SlackNet;

namespace AndonBot.Slack;

/// <summary>Opens forms, within the three seconds that Slack gives.</summary>
public sealed partial class FormOpener(ISlackApiClient slack, ILogger<FormOpener> logger)
{
    /// <summary>Finding out who somebody is may have taken a second already; the form must open before Slack stops waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary>Ends the metadata of a form that was opened from the Home tab.</summary>
    private const string FromHome = " home";

    /// <summary>Shows a reply in a form, where there is no other place for it.</summary>
    public Task Show(string triggerId, Reply reply) => TryOpen(triggerId, reply.ToModal());

    /// <summary>Opens a form. Returns what to say when Slack did not open it, else null.</summary>
    /// <param name="instead">The command that does the same.</param>
    public async Task<Reply?> Open(Interaction by, ModalViewDefinition view, string instead)
    {
        if (by.IsAtHome)
            view.PrivateMetadata += FromHome;
        return await TryOpen(by.TriggerId, view) ? null : new($"Slack did not open the form in time. Please try again, or type `{Mrkdwn.Text(instead)}`.");
    }

    /// <summary>Opens a form about an incident or action, whose answer can be shown where the form was asked for.</summary>
    public Task<Reply?> OpenAbout(Interaction by, ModalViewDefinition view, string instead)
    {
        view.PrivateMetadata = $"{view.PrivateMetadata} {by.ResponseUrl}".TrimEnd();
        return Open(by, view, instead);
    }

    /// <summary>Whether a form was opened from the Home tab. Its metadata is then as if it had not been.</summary>
    public static bool TakeFromHome(ViewInfo view)
    {
        if (view.PrivateMetadata?.EndsWith(FromHome, StringComparison.Ordinal) is not true)
            return false;
        view.PrivateMetadata = view.PrivateMetadata[..^FromHome.Length];
        return true;
    }

    private async Task<bool> TryOpen(string triggerId, ModalViewDefinition view)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            await slack.Views.Open(triggerId, view, patience.Token);
            return true;
        }
        catch (SlackCallException exception)
        {
            Log.NotOpened(logger, view.CallbackId ?? "with an answer", exception.Code);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The form {Form} was not opened: {Code}.")]
        public static partial void NotOpened(ILogger logger, string form, string code);
    }
}
