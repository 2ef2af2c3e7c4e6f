namespace SlackNet;

/// <summary>A file that was shared with a message.</summary>
public class File
{
    public string Title { get; set; }
}
