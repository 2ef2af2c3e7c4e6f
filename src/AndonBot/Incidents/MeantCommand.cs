namespace AndonBot.Incidents;

/// <summary>The command that a pull began like, the incident it may have been meant for, and the key under which its text is kept.</summary>
public sealed record MeantCommand(string Command, long Incident, string Key)
{
    /// <summary>The <c>action_id</c> of "I meant #12".</summary>
    public const string Button = "pull.meant";
}
