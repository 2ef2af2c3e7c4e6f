using AndonBot.Domain;
using AndonBot.Incidents.Actions;
using AndonBot.Interactions;
using AndonBot.Rotations;
using AndonBot.Slack;
using NodaTime;
using SlackNet;
using static AndonBot.Tests.Messages.Cases;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Messages;

/// <summary>The home tab.</summary>
internal sealed partial class MessageCatalog
{
    public const string Permalink = "https://andon-works.slack.com/archives/C0CHECKOUT/p1893492000000100";

    public IEnumerable<(string Name, HomeViewDefinition View)> Homes()
    {
        var (full, line) = (new HomeFacts(Bob, Role.Member, Now), new StaffedLine(Floor, [new(Monday, Bob)], [], false));
        full = full with
        {
            Actions = [.. _cases.Some.Select(action => new ListedAction(action, Today))],
            Postmortems = [Owed(12, -2), Owed(13, 2)],
            Lines = [line, new(Floor with { Id = 2, Name = "payments" }, [new(Monday, Cleo)], [], false)],
            Open = [_cases.Stopped with { LineId = 2, Number = 14 }, _cases.Owed with { LineId = 1 }],
        };
        yield return ("home", HomeMessages.Home(full, null));
        yield return ("home, nothing waits", HomeMessages.Home(new(Ann, Role.Member, Now) { Lines = [line] }, null));
        yield return ("home before there is a line", HomeMessages.Home(new(Ann, Role.Member, Now), null));
        yield return ("home after asking for help", HomeMessages.Home(full with { Postmortems = [] }, ActionReplies.HelpAsked(_cases.Some[0], Cleo)));
        yield return ("home of a bad day", HomeMessages.Home(full with
        {
            Actions = [.. Enumerable.Repeat(_cases.Many, 2).SelectMany(many => many).Select(action => new ListedAction(action, Today))],
            Postmortems = [.. Enumerable.Range(20, 22).Select(number => Owed(number, -1))],
            Lines = [.. Enumerable.Range(100, 60).Select(number => line with { Line = Floor with { Id = number, Name = $"line-{number}" } })],
            Open = [.. Enumerable.Range(40, 9).Select(number => _cases.Called with { Number = number, LineId = 159 })],
        }, null));
        yield return ("home of a guest", HomeMessages.Home(new(Guest, Role.Guest, Now) { Lines = [line] }, null));
        yield return ("home of a stranger", HomeMessages.Home(new(Guest, Role.OtherWorkspace, Now), null));
        yield return ("home while the bot starts", HomeMessages.Only(CommonReplies.NotReady));
    }

    private OwedPostmortem Owed(int number, int days) => new(_cases.Owed with { Number = number }, Floor, Now + Duration.FromDays(days));
}
