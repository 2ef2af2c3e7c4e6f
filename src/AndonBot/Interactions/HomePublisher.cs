using AndonBot.Domain;
using AndonBot.Incidents.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Incidents;
using AndonBot.People;
using AndonBot.Rotations;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;
using SlackNet;
using SlackNet.Events;

namespace AndonBot.Interactions;

/// <summary>Publishes the Home tab when somebody opens it, and after they used it.</summary>
public sealed partial class HomePublisher(
    ISlackApiClient slack, SlackState state, PeopleDirectory people, StaffedLineStore lines,
    TimelineStore timeline, ActionListStore actions, ResponseUrlReplies replies,
    AndonSettings settings, WorldClock clock, ILogger<HomePublisher> logger) : IEventHandler<AppHomeOpened>
{
    /// <summary>As many open incidents as are looked at for lamps, and of one person for postmortems.</summary>
    private const int Most = 200;

    /// <summary>One person's tabs are published one after the other, so that the last one shown is the last one read. A few people share a turn.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 256).Select(_ => new SemaphoreSlim(1))];

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
    public void ShowLater(string user, Reply? said = null) => replies.Later(() => Publish(user, said));

    private async Task Publish(string user, Reply? said)
    {
        var turn = _turns[(uint)user.GetHashCode(StringComparison.Ordinal) % _turns.Length];
        await turn.WaitAsync();
        try
        {
            var home = state.Workspace is { } workspace
                ? HomeMessages.Home(await Load(workspace, user, clock.Now()), said)
                : HomeMessages.Only(CommonReplies.NotReady);
            await slack.Views.Publish(user, home);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<HomeFacts> Load(string workspace, string user, Instant now)
    {
        var role = (await people.Find(workspace, user)).Role;
        if (!Permissions.Allow(new(role), Door.Home, Permission.Read))
            return new(user, role, now);
        var by = new Viewer(workspace, user, Operator: settings.Operator);
        var (incidents, _) = await actions.With(workspace, await timeline.Open(by, null, Most));
        var facts = new HomeFacts(user, role, now) { Lines = await lines.All(by), Open = [.. incidents.Where(incident => incident.IsOpen)] };
        return !Permissions.Allow(role, Permission.Act) ? facts : facts with
        {
            Actions = await actions.List(by, ActionScope.Mine, user, null, now),
            Postmortems = await Postmortems(by, facts.Lines),
        };
    }

    /// <summary>What somebody owes on the incidents whose clocks are theirs, also on lines that are retired by now.</summary>
    private async Task<IReadOnlyList<OwedPostmortem>> Postmortems(Viewer by, IReadOnlyList<StaffedLine> known)
    {
        var (owed, on) = (new List<OwedPostmortem>(), known.ToDictionary(line => line.Line.Id, line => line.Line));
        foreach (var incident in await timeline.Mine(by, Most))
        {
            if (incident.Fixer != by.User || incident.LineId is not { } id)
                continue;
            if (!on.TryGetValue(id, out var line))
                on[id] = line = (await lines.WithId(by.Workspace, id))!.Line;
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
