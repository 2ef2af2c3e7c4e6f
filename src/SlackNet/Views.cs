using SlackNet.Blocks;

namespace SlackNet;

/// <summary>A modal or home tab as the app sends it.</summary>
public abstract class ViewDefinition
{
    protected ViewDefinition(string type) => Type = type;

    public string Type { get; set; }

    public IList<Block> Blocks { get; set; } = [];

    public string PrivateMetadata { get; set; }

    public string CallbackId { get; set; }

    public string ExternalId { get; set; }
}

public class ModalViewDefinition() : ViewDefinition("modal")
{
    public PlainText Title { get; set; }

    public PlainText Close { get; set; }

    public PlainText Submit { get; set; }

    public bool ClearOnClose { get; set; }

    public bool NotifyOnClose { get; set; }
}

public class HomeViewDefinition() : ViewDefinition("home");

/// <summary>A modal or home tab as Slack sends it, with what people have entered.</summary>
public abstract class ViewInfo
{
    public string Id { get; set; }

    public string TeamId { get; set; }

    public string Type { get; set; }

    public IList<Block> Blocks { get; set; } = [];

    public string PrivateMetadata { get; set; }

    public string CallbackId { get; set; }

    public string ExternalId { get; set; }

    public ViewState State { get; set; }

    public string Hash { get; set; }

    public string RootViewId { get; set; }

    public string AppId { get; set; }

    public string BotId { get; set; }

    public string AppInstalledTeamId { get; set; }
}

public class ModalViewInfo : ViewInfo
{
    public PlainText Title { get; set; }

    public PlainText Close { get; set; }

    public PlainText Submit { get; set; }

    public bool ClearOnClose { get; set; }

    public bool NotifyOnClose { get; set; }

    public string PreviousViewId { get; set; }
}

public class HomeViewInfo : ViewInfo;
