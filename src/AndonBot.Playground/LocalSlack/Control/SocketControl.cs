using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Sockets;

namespace AndonBot.Playground.LocalSlack.Control;

/// <summary>
/// The verb <c>sockets</c> of the control interface. <c>{"do": …}</c> is on, off, cut, freeze, or disconnect with a <c>reason</c>. Without it
/// only the state is returned.
/// </summary>
internal static class SocketControl
{
    public static async Task<object> DoAsync(SocketMode sockets, JsonObject request)
    {
        switch (request.Text("do"))
        {
            case "on":
                sockets.IsOn = true;
                break;
            case "off":
                sockets.IsOn = false;
                break;
            case "cut":
                sockets.Cut();
                break;
            case "freeze":
                sockets.Freeze();
                break;
            case "disconnect":
                await sockets.DisconnectAsync(request.Text("reason") ?? "warning");
                break;
            case { } unknown:
                throw new InvalidUserActionException($"there is no socket action '{unknown}'");
        }
        return new { on = sockets.IsOn, connections = sockets.Count };
    }
}
