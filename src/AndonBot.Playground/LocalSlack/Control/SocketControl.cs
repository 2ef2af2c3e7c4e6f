using System.Text.Json.Nodes;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Sockets;

namespace AndonBot.Playground.LocalSlack.Control;

/// <summary>The control interface's <c>sockets</c>: <c>{"do": …}</c> with on, off, cut, freeze, or disconnect and a <c>reason</c>; without it a look.</summary>
internal static class SocketControl
{
    public static async Task<object> DoAsync(SocketMode sockets, JsonObject asked)
    {
        switch (asked.Text("do"))
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
                await sockets.DisconnectAsync(asked.Text("reason") ?? "warning");
                break;
            case { } unknown:
                throw new InvalidUserActionException($"sockets do not know how to '{unknown}'");
        }
        return new { on = sockets.IsOn, connections = sockets.Count };
    }
}
