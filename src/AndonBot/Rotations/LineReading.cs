using AndonBot.People;

namespace AndonBot.Rotations;

/// <summary>The lines of a workspace and its people as they stood at one version.</summary>
/// <param name="Version">Counts the changes of lines, shifts, roles and zones; a pull is recorded only while it stands.</param>
/// <param name="Lines">The lines that are not retired, by name.</param>
/// <param name="IsWhole">Whether all lines could be read; one that cannot be is left out, and silences no other.</param>
/// <param name="People">By id, with role and zone; whether Slack said so lately is not known here.</param>
public sealed record LineReading(
    string Workspace, long Version, IReadOnlyList<StaffedLine> Lines, bool IsWhole, IReadOnlyDictionary<string, Person> People)
{
    /// <summary>The line of this name, else the channel's, else the only one there is.</summary>
    /// <param name="visible">Those that the puller may see; null for all.</param>
    public StaffedLine? For(string? name, string channel, IReadOnlyList<StaffedLine>? visible = null)
    {
        var among = visible ?? Lines;
        return among.FirstOrDefault(line => name is not null && line.Line.Name == name) ?? InChannel(channel)
            ?? (IsWhole && among is [var only] ? only : null);
    }

    /// <summary>The line that lives in a channel.</summary>
    public StaffedLine? InChannel(string channel) => Lines.FirstOrDefault(line => line.Line.Channels.Contains(channel));
}
