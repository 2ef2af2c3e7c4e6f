using System.Xml;
using AndonBot.Playground.LocalSlack;

namespace AndonBot.Playground.Demo;

/// <summary>The file by which the bot follows the workspace's clock, and the clock follows itself over a restart.</summary>
internal static class DemoClock
{
    public static WorkspaceClock Start(string file)
    {
        var offset = File.Exists(file) ? XmlConvert.ToTimeSpan(File.ReadAllText(file).Trim()) : TimeSpan.Zero;
        Write(file, offset);
        return new(offset, moved => Write(file, moved));
    }

    /// <summary>Written beside and moved into place, so that the bot never reads half of it.</summary>
    private static void Write(string file, TimeSpan offset)
    {
        File.WriteAllText(file + ".new", XmlConvert.ToString(offset));
        File.Move(file + ".new", file, overwrite: true);
    }
}
