using SlackNet;
using SlackNet.WebApi;

namespace AndonBot.Tests.House.Planted.Slack;

public sealed record Gesture(string User);

public static class Client
{
    public static IChatApi Chat(ISlackApiClient client) => client.Chat;
}
