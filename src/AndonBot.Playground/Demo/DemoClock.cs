using System.Xml;
using AndonBot.Playground.LocalSlack;

namespace AndonBot.Playground.Demo;

/// <summary>Keeps the offset of the workspace's clock in a file, from which the bot and the next start of the demo read it.</summary>
internal static class DemoClock
{
    public static WorkspaceClock Start(string file)
    {
        var offset = File.Exists(file) ? XmlConvert.ToTimeSpan(File.ReadAllText(file).Trim()) : TimeSpan.Zero;
        Write(file, offset);
        return new(offset, changed => Write(file, changed));
    }

    /// <summary>Writes a second file and moves it into place, so that the bot never reads an incomplete file.</summary>
    private static void Write(string file, TimeSpan offset)
    {
        File.WriteAllText(file + ".new", XmlConvert.ToString(offset));
        File.Move(file + ".new", file, overwrite: true);
    }
}
