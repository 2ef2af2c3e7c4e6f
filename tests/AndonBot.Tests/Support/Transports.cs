using AndonBot.Playground.LocalSlack;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;
using NUnit.Framework.Internal.Builders;

namespace AndonBot.Tests.Support;

/// <summary>How Slack reaches the bot: by signed requests, or over connections that the bot opened.</summary>
public enum Transport
{
    Http,
    Socket,
}

/// <summary>Tells every story of the class through each transport.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ThroughBothTransportsAttribute : NUnitAttribute, IFixtureBuilder
{
    public IEnumerable<TestSuite> BuildFrom(ITypeInfo typeInfo) => Enum.GetValues<Transport>().Select(transport =>
    {
        var through = new TestFixtureParameters { TestName = $"{typeInfo.Name}({transport})" };
        through.Properties.Set(nameof(Transport), transport);
        return new NUnitTestFixtureBuilder().BuildFrom(typeInfo, new Everything(), through);
    });

    private sealed class Everything : IPreFilter
    {
        public bool IsMatch(Type type) => true;

        public bool IsMatch(Type type, System.Reflection.MethodInfo method) => true;
    }
}

/// <summary>Tells what the class has to tell through one transport only.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ThroughAttribute : PropertyAttribute
{
    public ThroughAttribute(Transport transport) => Properties.Set(nameof(Transport), transport);
}

public static class Transports
{
    /// <summary>The transport that the running test is told through.</summary>
    public static Transport Here
    {
        get
        {
            for (ITest? test = TestExecutionContext.CurrentContext.CurrentTest; test is not null; test = test.Parent)
            {
                if (test.Properties.Get(nameof(Transport)) is Transport transport)
                    return transport;
            }

            return Transport.Http;
        }
    }

    /// <summary>What the bot has to know of a workspace to reach it over this transport.</summary>
    public static IEnumerable<(string Key, string Value)> SettingsOfTheBot(this SlackWorkspace slack) =>
    [
        ("Slack:BotToken", slack.Settings.BotToken),
        ("Slack:ApiBaseUrl", slack.ApiBaseUrl.ToString()),
        .. slack.Settings.SocketMode
            ? new[] { ("Slack:Mode", "Socket"), ("Slack:AppToken", slack.Settings.AppToken) }
            : [("Slack:SigningSecret", slack.Settings.SigningSecret)],
    ];
}
