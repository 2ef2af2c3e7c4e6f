using System.Net;
using System.Net.Sockets;

namespace AndonBot.Outbox;

/// <summary>Connects only to addresses of the public internet, so that nobody reaches the operator's own network through a webhook.</summary>
/// <remarks>It looks at the address that is connected to, not at the name, which may resolve to another one each time.</remarks>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Others =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/3", "::/96", "64:ff9b:1::/48", "fc00::/7", "fe80::/9", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>IPv6 addresses whose last four bytes are an IPv4 address that a gateway connects to.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public static bool Contain(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4()
            : address.AddressFamily == AddressFamily.InterNetworkV6 && Translated.Contains(address) ? new(address.GetAddressBytes().AsSpan(12))
            : address;
        return !Others.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    /// <summary>Opens a connection for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="PrivateAddressException">The host has no public address.</exception>
    public static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = (await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation)).Where(Contain).ToArray();
        if (addresses.Length == 0)
            throw new PrivateAddressException(context.DnsEndPoint.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
