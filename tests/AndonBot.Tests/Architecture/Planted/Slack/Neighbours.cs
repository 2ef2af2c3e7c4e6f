using SlackNet;
using SlackNet.WebApi;

namespace AndonBot.Tests.Architecture.Planted.Slack;

public sealed record Interaction(string User);

public static class Client
{
    public static IChatApi Chat(ISlackApiClient client) => client.Chat;
}
