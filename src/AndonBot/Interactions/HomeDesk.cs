using AndonBot.Incidents.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.People;
using AndonBot.Storage;
using NodaTime;
using SlackNet;
using SlackNet.Events;

namespace AndonBot.Interactions;

/// <summary>The home tab: gathered and published when somebody opens it, and after they used it.</summary>
public sealed partial class HomeDesk(
    Desk desk, ISlackApiClient slack, PeopleDirectory people, LineStore lines, TimelineStore timeline, ActionListStore actions, Answers answers,
    WorldClock clock, ILogger<HomeDesk> logger) : IEventHandler<AppHomeOpened>
{
    /// <summary>As many open incidents as are looked at for lamps, and of one person for postmortems.</summary>
    private const int Most = 200;

    public async Task Handle(AppHomeOpened opened)
    {
        try
        {
            if (opened is { Tab: AppHomeTab.Home, User: { Length: > 0 } user })
                await Publish(user, null);
        }
        catch (Exception exception)
        {
            Log.NotShown(logger, exception);
        }
    }

    /// <summary>Shows somebody their home as it is now, and what came of what they did there.</summary>
    public void Show(string user, Reply? said = null) => answers.Later(() => Publish(user, said));

    private async Task Publish(string user, Reply? said)
    {
        var home = desk.Workspace is { } workspace
            ? HomeMessages.Home(await Gather(workspace, user, clock.Now()), said)
            : HomeMessages.Only(Desk.NotReady);
        await slack.Views.Publish(user, home);
    }

    private async Task<HomeFacts> Gather(string workspace, string user, Instant now)
    {
        var role = (await people.Find(workspace, user)).Role;
        if (!Permissions.MayPull(role))
            return new(user, role, now);
        var (incidents, _) = await actions.With(workspace, await timeline.Open(workspace, null, Most));
        var facts = new HomeFacts(user, role, now) { Lines = await lines.All(workspace), Open = [.. incidents.Where(incident => incident.IsOpen)] };
        return !Permissions.MayAct(role) ? facts : facts with
        {
            Actions = await actions.List(workspace, ActionScope.Mine, user, null, now),
            Postmortems = await Postmortems(workspace, user, facts.Lines),
        };
    }

    /// <summary>What somebody owes on the incidents whose clocks are theirs, also on lines that are retired by now.</summary>
    private async Task<IReadOnlyList<OwedPostmortem>> Postmortems(string workspace, string user, IReadOnlyList<StaffedLine> known)
    {
        var (owed, on) = (new List<OwedPostmortem>(), known.ToDictionary(line => line.Line.Id, line => line.Line));
        foreach (var incident in await timeline.Mine(workspace, user, Most))
        {
            if (incident.Fixer != user || incident.LineId is not { } id)
                continue;
            if (!on.TryGetValue(id, out var line))
                on[id] = line = (await lines.WithId(workspace, id))!.Line;
            if (incident.PostmortemDue(line) is { } due)
                owed.Add(new(incident, line, due));
        }

        return [.. owed.OrderBy(one => one.Due)];
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A home tab could not be shown.")]
        public static partial void NotShown(ILogger logger, Exception exception);
    }
}
