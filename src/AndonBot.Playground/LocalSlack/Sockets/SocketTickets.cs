namespace AndonBot.Playground.LocalSlack.Sockets;

/// <summary>The tickets issued by <c>apps.connections.open</c>. Each opens one connection.</summary>
internal sealed class SocketTickets(SlackSettings settings)
{
    private readonly HashSet<string> _issued = [];

    public string Issue(Uri slack)
    {
        var ticket = Guid.NewGuid().ToString();
        _issued.Add(ticket);
        var address = new UriBuilder(new Uri(slack, "/link/")) { Scheme = "ws", Query = $"ticket={ticket}&app_id={settings.AppId}" };
        return address.Uri.ToString();
    }

    public bool Use(string? ticket) => ticket is not null && _issued.Remove(ticket);
}
