using AndonBot.Domain.Incidents;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>A command as it is typed, on a button.</summary>
public static class SuggestedCommand
{
    public const string Button = "command.run";

    public static ReplyButton ButtonFor(string typed) => new(Button, IncidentText.Clamp($"/andon {typed}", 75), typed, Primary: true);
}
