using System.Net;
using System.Net.Sockets;

namespace AndonBot.Playground.Processes;

internal static class Loopback
{
    /// <summary>A port that was free a moment ago: the wanted one if it was, else any.</summary>
    public static int FreePort(int wanted = 0)
    {
        using var listener = new TcpListener(IPAddress.Loopback, wanted);
        try
        {
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException) when (wanted != 0)
        {
            return FreePort();
        }
    }
}
