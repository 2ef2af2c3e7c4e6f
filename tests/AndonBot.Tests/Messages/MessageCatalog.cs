using AndonBot.Incidents.Actions;
using AndonBot.Domain.Commands;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Lines;
using AndonBot.Domain.Rotations;
using AndonBot.Interactions;
using AndonBot.Incidents;
using AndonBot.Lines;
using AndonBot.Incidents.Postmortems;
using AndonBot.Rotations;
using AndonBot.Slack;
using NodaTime;
using static AndonBot.Tests.Messages.Cases;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Messages;

/// <summary>Everything the bot can say about an incident or a line, by name, with the given words of people in it.</summary>
internal sealed partial class MessageCatalog(Words words)
{
    private static readonly Instant Now = After(30);
    private static readonly LocalDate Today = new(2030, 1, 7);

    private static readonly OnCall Bobs = new(Bob, Cleo, Monday + Duration.FromDays(7));

    private readonly Cases _cases = new(words);

    public IEnumerable<(string Name, Reply Reply)> Overviews()
    {
        IReadOnlyList<Incident> many = [.. Enumerable.Range(20, 200).Select(number => _cases.Called with { Number = number })];
        var story = Story(_cases).ToList();
        yield return ("status of no lines", OverviewMessages.Status([], _cases.Actions, Now));
        yield return ("status", OverviewMessages.Status(
            [(Floor, Bobs, [_cases.Called, _cases.Stopped, _cases.StoppedByItself, _cases.Contained, _cases.Owed]),
                (Floor with { Name = "payments" }, Bobs with { Fixer = Cleo }, [])],
            _cases.Actions, Now));
        yield return ("status with overdue postmortems", OverviewMessages.Status(
            [(Floor, Bobs, [_cases.Missed, _cases.Written with { Number = 13 }, _cases.Held])], _cases.Actions, After(3 * 24 * 60)));
        yield return ("status of a bad day", OverviewMessages.Status([(Floor, Bobs, many)], _cases.Actions, Now));
        yield return ("fixer of no lines", RotationMessages.Fixers([], Now));
        yield return ("fixer", RotationMessages.Fixers([new(Floor, [new(Monday, Bob)], [], false)], Now));
        yield return ("fixer, alone",
            RotationMessages.Fixers(
                [new(Floor with { RotationSettings = Floor.RotationSettings with { Members = [Bob] } }, [new(Monday, Bob)], [], false)], Now));
        yield return ("list of nothing", OverviewMessages.List([], "Nothing is open.", _cases.Actions, Now));
        yield return ("list", OverviewMessages.List([.. _cases.All.Values.Select(incident => (incident, (Line?)Floor))], "", _cases.Actions, Now));
        yield return ("show", OverviewMessages.Show(_cases.Stopped, Floor, story, Now));
        yield return ("show without line", OverviewMessages.Show(_cases.Unplaced, null, story[..1], Now));
        yield return ("show of a long story", OverviewMessages.Show(_cases.Stopped, Floor, [.. Enumerable.Repeat(story, 20).SelectMany(rows => rows)], Now));
    }

    public IEnumerable<(string Name, Reply Reply)> Replies()
    {
        var (called, own, note) = (_cases.Called, _cases.Called with { Fixer = Ann }, new MeantCommand("note", 11, "trigger"));
        yield return ("pulled", IncidentReplies.Pulled(called, Floor.Name, null, null));
        yield return ("pulled, SEV1", IncidentReplies.Pulled(_cases.Sev1, Floor.Name, null, null));
        yield return ("pulled by the Fixer", IncidentReplies.Pulled(own, Floor.Name, null, null));
        yield return ("pulled, perhaps the same", IncidentReplies.Pulled(called, Floor.Name, 11, null));
        yield return ("pulled by the Fixer, perhaps the same", IncidentReplies.Pulled(own, Floor.Name, 11, null));
        yield return ("pulled, perhaps a command", IncidentReplies.Pulled(called, Floor.Name, null, note));
        yield return ("pulled by the Fixer, perhaps a command", IncidentReplies.Pulled(own, Floor.Name, null, note));
        yield return ("pulled, perhaps the same or a command", IncidentReplies.Pulled(called, Floor.Name, 11, note));
        yield return ("pulled where no line lives", IncidentReplies.PulledNowhere(12, ["checkout", "payments"]));
        yield return ("pulled before there is a line", IncidentReplies.PulledNowhere(12, []));
        yield return ("pulled twice", IncidentReplies.Twin(12, "trigger"));
        yield return ("pulled, sounds like the worst", IncidentReplies.WithWorst(IncidentReplies.Pulled(called, Floor.Name, null, null), 12));
        foreach (var typed in new[] { "akc 12", "restrat", "drill", "who is it?", "lunch?", "hi", "all good", "don't stop", "P0 x" })
        {
            var asked = (AndonCommand.Asked)AndonCommand.Parse(typed, new LocalDate(2030, 1, 7));
            yield return ($"asked about: {typed}", AskedReplies.Of(asked, asked.Likely, asked.Reason == AskedReason.Over ? 12 : null, "trigger"));
            yield return ($"asked without the database: {typed}", AskedReplies.WithoutDatabase(asked));
        }

        yield return ("merged", IncidentReplies.Merged(13, 12));
        yield return ("unknown", IncidentReplies.Unknown(99));
        yield return ("contained", IncidentReplies.Contained(_cases.Contained, Floor));
        yield return ("contained, the cause not said", IncidentReplies.Contained(_cases.Unexplained, Floor));
        yield return ("contained, still stopped", IncidentReplies.Contained(_cases.ContainedStopped, Floor));
        yield return ("fixed", IncidentReplies.Contained(_cases.Fixed, Floor));
        yield return ("contained, a postmortem owed", IncidentReplies.Contained(_cases.Owed, Floor));
        yield return ("restarted, a postmortem owed", IncidentReplies.Restarted(_cases.Owed, Floor));
        yield return ("held", IncidentReplies.Held(_cases.Held));
        yield return ("moved", IncidentReplies.Extended(_cases.Moved, Floor));
        yield return ("moved again", IncidentReplies.Extended(_cases.Moved with { PostmortemMoves = 2 }, Floor));
        foreach (var (name, decision, before) in Decisions())
            yield return (name, IncidentReplies.To(decision, before, Floor, _ => throw new InvalidOperationException("It was not done.")));
        yield return ("not recorded", FailureReplies.For(new TimeoutException(), words.Pull));
        yield return ("not done", FailureReplies.For(new TimeoutException(), null));
        yield return ("own mistake", FailureReplies.For(new InvalidOperationException(), words.Pull));
        yield return ("help", HelpMessages.Help);
        yield return ("help for one command", HelpMessages.About("contain"));
        yield return ("not yet", CommonReplies.NotYet);
        yield return ("nothing to read", CommonReplies.NothingToRead);
        yield return ("starting", CommonReplies.NotReady);
        yield return ("not of this workspace", CommonReplies.NotOurs);
        yield return ("a guest", CommonReplies.NotForGuests);
    }

    public IEnumerable<(string Name, SlackNet.ModalViewDefinition View)> Forms()
    {
        yield return ("pull", PullFormHandler.Form(["checkout", "payments"], "checkout", null, "{}"));
        yield return ("pull, SEV1, no line yet", PullFormHandler.Form([], null, Severity.Sev1, "{}"));
        yield return ("pull, at a message", PullFormHandler.Form(["checkout", "payments"], "checkout", null, "{}", new(words.Pull, Permalink)));
        yield return ("pull, at a message without text or link", PullFormHandler.Form(["checkout"], null, null, "{}", new("", null)));
        yield return ("pull, at a long message",
            PullFormHandler.Form(["checkout"], null, null, "{}", new(words.Pull + new string('x', AndonBot.Slack.Forms.LongestInput), Permalink)));
        yield return ("pulled, said in the form", IncidentReplies.PulledNowhere(12, ["checkout", "payments"]).ToModal());
        yield return ("restart, not contained", RestartHandler.Form(_cases.Stopped));
        yield return ("restart, contained", RestartHandler.Form(_cases.ContainedStopped));
        yield return ("contain", ContainHandler.Form(_cases.Answered, Floor.Calendar.Zone));
        yield return ("contain, stopped", ContainHandler.Form(_cases.Stopped, Floor.Calendar.Zone));
        yield return ("began", BeganHandler.Form(_cases.Contained, Floor.Calendar.Zone));
        yield return ("contain, again", ContainHandler.Form(_cases.Contained, Floor.Calendar.Zone));
        yield return ("dismiss", DismissHandler.Form(_cases.Answered));
        yield return ("note", NoteHandler.Form(_cases.Answered));
        yield return ("hand over", ReassignHandler.Form(_cases.Answered));
        yield return ("add an action", ActionForms.Add(_cases.Contained));
        yield return ("add an action, vague",
            ActionForms.AskAgain(12, new(IncidentText.Clamp(words.Action, AndonBot.Slack.Forms.LongestInput), Bob, Today.PlusDays(14), true)));
        yield return ("done", ActionForms.Done(_cases.Some[0]));
        yield return ("move", ActionForms.Move(_cases.Some[0], Today.PlusDays(1)));
        yield return ("postmortem",
            PostmortemForm.Form(_cases.Owed, Mrkdwn.ToText(PostmortemForm.Story(_cases.Owed, Story(_cases), Berlin), id => id[2..5].ToLowerInvariant())));
        yield return ("postmortem, written before", PostmortemForm.Form(_cases.Written, _cases.Words.Happened));
        yield return ("postmortem, held", PostmortemForm.Form(_cases.Held, _cases.Words.Happened));
        yield return ("line, first page", SetupModal.First(Floor, Checkout, Ann, "{}"));
        yield return ("line, second page", SetupModal.Second(Floor, "{}"));
    }

    /// <summary>Every message, reply and form.</summary>
    public async Task<IReadOnlyList<RenderedMessage>> All()
    {
        var rendered = new List<RenderedMessage>();
        var messages = Cards().Concat(CardsWithActions()).Concat(Digests()).Concat(Calls()).Concat(Reminders()).Concat(Handoffs()).Concat(Thread());
        foreach (var (name, message) in messages)
            rendered.Add(await RenderedMessage.Of(name, message));
        foreach (var (name, reply) in Replies().Concat(ActionAnswers()).Concat(Overviews()).Concat(ActionLists()).Concat(Health()))
            rendered.Add(await RenderedMessage.Of(name, reply));
        rendered.Add(await RenderedMessage.Of(
            "which of many lines", IncidentReplies.PulledNowhere(12, [.. Enumerable.Range(100, 200).Select(i => $"{i}{new string('x', 37)}")])));
        foreach (var (name, view) in Forms())
            rendered.Add(await RenderedMessage.Of(name, view));
        foreach (var (name, view) in Homes())
            rendered.Add(await RenderedMessage.Of(name, view));
        return rendered;
    }

    /// <summary>A row of each kind, with what its text holds.</summary>
    private static IEnumerable<IncidentEvent> Story(Cases cases)
    {
        var words = cases.Words;
        yield return new(IncidentEventKind.Pulled, Monday, Ann, words.Pull);
        yield return new(IncidentEventKind.Placed, After(1), Ann);
        yield return new(IncidentEventKind.SeverityChanged, After(2), Dora, "SEV3 → SEV2");
        yield return new(IncidentEventKind.HandedOver, After(3), Bob, Cleo);
        yield return new(IncidentEventKind.HandedOver, After(3), null, Cleo);
        yield return new(IncidentEventKind.Stopped, After(4), null);
        yield return new(IncidentEventKind.Stopped, After(15), null, IncidentEvent.Unanswered);
        yield return new(IncidentEventKind.Answered, After(16), Bob);
        yield return new(IncidentEventKind.Stopped, After(17), Bob);
        yield return new(IncidentEventKind.Stopped, After(18), Bob, words.Why);
        yield return new(IncidentEventKind.Noted, After(19), Bob, words.Note);
        yield return new(IncidentEventKind.StillOnIt, After(20), Bob);
        yield return new(IncidentEventKind.Contained, After(21), Bob, words.Containment);
        yield return new(IncidentEventKind.Explained, After(22), Bob, $"Permanent fix. Cause: {words.Cause}");
        yield return new(IncidentEventKind.Restarted, After(23), Bob);
        yield return new(IncidentEventKind.Restarted, After(23), Bob, words.Containment);
        yield return new(IncidentEventKind.Fixed, After(24), Bob);
        yield return new(IncidentEventKind.CameBack, After(25), Ann);
        yield return new(IncidentEventKind.Joined, After(26), Cleo, "#13");
        yield return new(IncidentEventKind.Joined, After(26), Cleo, "#14; its stop of the line goes on here");
        yield return new(IncidentEventKind.Merged, After(27), Cleo, "#11");
        yield return new(IncidentEventKind.PostmortemWritten, After(27), Cleo);
        yield return new(IncidentEventKind.PostmortemWritten, After(27), Cleo, words.RootCause);
        yield return new(IncidentEventKind.Extended, After(27), Cleo, $"2030-01-11: {words.Why}");
        yield return new(IncidentEventKind.PostmortemMissed, After(27), null);
        yield return new(IncidentEventKind.Held, After(27), Cleo);
        yield return new(IncidentEventKind.Dismissed, After(28), Bob, words.Why);
        yield return new(IncidentEventKind.FromMessage, After(28), Ann, Permalink);
    }

    /// <summary>Each way in which something is not done.</summary>
    private IEnumerable<(string Name, Decision Decision, Incident Before)> Decisions()
    {
        yield return ("already, by somebody", new Decision.Already(Bob, After(5)), _cases.Answered);
        yield return ("already, by policy", new Decision.Already(null, After(15)), _cases.StoppedByItself);
        yield return ("already, since some time", new Decision.Already(null, null), _cases.Called);
        foreach (var objection in Enum.GetValues<Objection>().Where(one => one is > Objection.Unknown and < Objection.ActionIsDone))
        {
            var before = objection switch
            {
                Objection.Dismissed => _cases.Dismissed,
                Objection.Merged => _cases.Merged,
                Objection.Fixed => _cases.Fixed,
                Objection.NeedsLine => _cases.Unplaced,
                Objection.Held => _cases.Held,
                Objection.DueInPast or Objection.DueEarlier or Objection.DueTooFar => _cases.Owed,
                _ => _cases.Answered,
            };
            yield return ($"refused, {objection}", new Decision.Refused(objection), before);
        }
    }
}
