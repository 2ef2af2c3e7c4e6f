using AndonBot.Incidents.Actions;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Incidents;
using AndonBot.Slack;
using static AndonBot.Tests.Messages.Cases;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Messages;

/// <summary>What the bot says about actions.</summary>
internal sealed partial class MessageCatalog
{
    public IEnumerable<(string Name, Reply Reply)> ActionLists()
    {
        foreach (var scope in Enum.GetValues<ActionScope>())
            yield return ($"no actions, {scope}", ActionMessages.List([], scope));
        yield return ("actions", ActionMessages.List(Listed(_cases.Some.Concat(_cases.Done).Append(_cases.Dropped)), ActionScope.OfIncident));
        yield return ("actions of many", ActionMessages.List(Listed(Enumerable.Repeat(_cases.Many, 20).SelectMany(many => many)), ActionScope.Open));
        yield return ("show with actions", OverviewMessages.Show(_cases.Contained, Floor, [.. _cases.ActionEvents()], Now));
        yield return ("status with a temporary fix and no action",
            OverviewMessages.Status([(Floor, Bobs, [_cases.Contained])], _cases.Actions, After(3 * 24 * 60)));
        yield return ("status with a temporary fix and its action",
            OverviewMessages.Status([(Floor, Bobs, [_cases.Contained])], _cases.Some.ToLookup(action => action.Incident), After(3 * 24 * 60)));
    }

    public IEnumerable<(string Name, Reply Reply)> ActionAnswers()
    {
        var action = _cases.Some[0];
        var on = new LoadedAction(action, _cases.Contained, null);
        yield return ("action added", ActionReplies.Added(action, Today));
        yield return ("action moved", ActionReplies.Moved(action, Today));
        yield return ("action given", ActionReplies.Given(action, Ann));
        yield return ("action taken", ActionReplies.Given(action, action.Owner));
        yield return ("help asked", ActionReplies.HelpAsked(action, Bob));
        yield return ("help asked of anybody", ActionReplies.HelpAsked(action, null));
        yield return ("a vague text", ActionReplies.WhatWillBeDifferent(words.Action, "trigger"));
        yield return ("a text not kept", ActionReplies.NotKept);
        yield return ("somebody who cannot own", ActionReplies.CannotOwn(Cleo));
        yield return ("no such action", ActionReplies.Unknown(99));
        yield return ("already done", Answer(new Decision.Already(Bob, After(5)), on));
        yield return ("already so", Answer(new Decision.Already(null, null), on));
        yield return ("a date that is over", Answer(new Decision.Refused(Objection.ActionDueInPast), on));
        yield return ("done before", Answer(new Decision.Refused(Objection.ActionIsDone), on with { Action = _cases.Done[0] }));
        yield return ("dropped before", Answer(new Decision.Refused(Objection.ActionIsDropped), on with { Action = _cases.Dropped }));
        yield return ("on a false alarm", Answer(new Decision.Refused(Objection.Dismissed), on with { Incident = _cases.Dismissed }));
    }

    private static IReadOnlyList<ListedAction> Listed(IEnumerable<ActionItem> actions) => [.. actions.Select(action => new ListedAction(action, Today))];

    private static Reply Answer(Decision decision, LoadedAction on) =>
        ActionReplies.To(decision, on.Action, on.Incident, null, Today, _ => throw new InvalidOperationException("It was not done."));
}
