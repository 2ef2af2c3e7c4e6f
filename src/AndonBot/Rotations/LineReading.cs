using AndonBot.People;

namespace AndonBot.Rotations;

/// <summary>The lines of a workspace and its people as they stood at one version.</summary>
/// <param name="Version">Counts the changes of lines, shifts, roles and zones; a pull is recorded only while it stands.</param>
/// <param name="Lines">The lines that are not retired, by name.</param>
/// <param name="People">By id, with role and zone; whether Slack said so lately is not known here.</param>
public sealed record LineReading(string Workspace, long Version, IReadOnlyList<StaffedLine> Lines, IReadOnlyDictionary<string, Person> People)
{
    /// <summary>The line of this name, else the channel's, else the only one there is.</summary>
    public StaffedLine? For(string? name, string channel) =>
        Lines.FirstOrDefault(line => name is not null && line.Line.Name == name)
        ?? Lines.FirstOrDefault(line => line.Line.Channels.Contains(channel))
        ?? (Lines is [var only] ? only : null);
}
