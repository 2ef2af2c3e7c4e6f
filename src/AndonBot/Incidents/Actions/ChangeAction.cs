using AndonBot.Domain.Actions;
using AndonBot.Outbox;
using AndonBot.Slack;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Incidents.Actions;

/// <summary>What people do to actions, whichever door they come through: lets the core decide on what is true now, and says what came of it.</summary>
public sealed class ChangeAction(ActionStore store, WakeSignal wake, WorldClock clock)
{
    public Task<Reply> Add(Interaction by, long incident, NewAction wanted) => Ring(store.Add(by, incident, on => on is null
        ? new(IncidentReplies.Unknown(incident), null)
        : Decided(ActionItem.Add(on.Incident, on.Number, by.User, wanted, by.Now, on.Zone), on, by, action => ActionReplies.Added(action, on.Today(by)))));

    public Task<Reply> Finish(Interaction by, long number, string? evidence) => Change(
        by, number, (action, _) => action.Finish(by.User, evidence, by.Now), (action, _) => new($"A{action.Number} is done. Thank you."));

    public Task<Reply> Move(Interaction by, long number, LocalDate due, string why) => Change(
        by, number, (action, on) => action.Move(by.User, due, why, by.Now, on.Zone), (action, on) => ActionReplies.Moved(action, on.Today(by)));

    public Task<Reply> Give(Interaction by, long number, string to) => Change(
        by, number, (action, _) => action.Give(by.User, to, by.Now), (action, _) => ActionReplies.Given(action, by.User));

    public Task<Reply> Drop(Interaction by, long number, string why) => Change(
        by, number, (action, _) => action.Drop(by.User, why, by.Now),
        (action, _) => new($"A{action.Number} is dropped. The thread of #{action.Incident} says why."));

    /// <summary>Asks the incident's Fixer, or the line's owner when the Fixer is the one who asks.</summary>
    public Task<Reply> AskForHelp(Interaction by, long number) => Change(
        by, number, (action, on) => action.AskForHelp(by.User, Helper(on, by.User), by.Now, on.Zone),
        (action, on) => ActionReplies.HelpAsked(action, Helper(on, by.User)));

    /// <summary>Fixes an incident when nothing permanent is left to do; false when there was nothing to write.</summary>
    public Task<bool> CatchUp(string workspace, long incident) => store.FixByTime(workspace, incident, clock.Now());

    private Task<Reply> Change(Interaction by, long number, Func<ActionItem, LoadedAction, ActionDecision> decide, Func<ActionItem, LoadedAction, Reply> done) =>
        Ring(store.Change(by, number, on => on is null
            ? new(ActionReplies.Unknown(number), null)
            : Decided(decide(on.Action!, on), on, by, action => done(action, on))));

    private static ActionChange Decided(ActionDecision decision, LoadedAction on, Interaction by, Func<ActionItem, Reply> done) =>
        new(ActionReplies.To(decision, on, on.Today(by), done), decision as ActionDecision.Done);

    private static string? Helper(LoadedAction on, string who) =>
        new[] { on.Incident.Fixer, on.Line?.Line.Owner }.FirstOrDefault(person => person is not null && person != who);

    private async Task<Reply> Ring(Task<Reply> changed)
    {
        var reply = await changed;
        wake.Set();
        return reply;
    }
}
