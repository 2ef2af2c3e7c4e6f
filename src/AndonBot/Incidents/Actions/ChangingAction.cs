using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Slack;

namespace AndonBot.Incidents.Actions;

/// <summary>An action that an interaction may change, locked with its incident until this is disposed.</summary>
/// <param name="Number">The number that the interaction named.</param>
/// <param name="On">Null when there is no action of this number.</param>
public sealed record ChangingAction(InteractionTransaction Transaction, long Number, LoadedAction? On) : IAsyncDisposable
{
    /// <summary>What an earlier delivery of the same interaction came to, else what the rule says of the action as it is.</summary>
    public Decision Decide(Func<ActionItem, LoadedAction, Decision> rule) =>
        Transaction.Earlier is { } earlier ? earlier.Decision
        : On is null ? new Decision.Refused(Objection.Unknown)
        : rule(On.Action, On);

    /// <summary>The reply to a decision.</summary>
    /// <param name="done">The reply when it was done, given the action after it.</param>
    public Reply Reply(Decision decision, Func<ActionItem, LoadedAction, Reply> done) => On is null
        ? ActionReplies.Unknown(Number)
        : ActionReplies.To(decision, On.Action, On.Incident, On.Line?.Line, On.Today(Transaction.By.Now), action => done(action, On));

    public ValueTask DisposeAsync() => Transaction.DisposeAsync();
}
