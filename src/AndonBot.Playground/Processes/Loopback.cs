using System.Net;
using System.Net.Sockets;

namespace AndonBot.Playground.Processes;

/// <summary>Free ports of the loopback interface.</summary>
internal static class Loopback
{
    /// <summary>Returns the wanted port when it is free, otherwise any free port. Another process may take it before it is used.</summary>
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
