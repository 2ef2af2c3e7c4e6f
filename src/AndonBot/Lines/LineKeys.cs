using AndonBot.Domain.Lines;

namespace AndonBot.Lines;

/// <summary>The keys of the lines file that more than its reader speaks of.</summary>
public static class LineKeys
{
    public const string Name = "name";
    public const string Channels = "channels";
    public const string Owner = "owner";
    public const string Members = "rotation.members";

    /// <summary>The policy of a severity.</summary>
    public static string Policy(Severity severity) => $"severities.sev{(int)severity}";
}
