using AndonBot.Domain.Lines;
using AndonBot.Domain.Notifications;
using AndonBot.Domain.Rotations;
using AndonBot.Rotations;
using NodaTime;
using static AndonBot.Tests.Messages.Cases;
using static AndonBot.Tests.Support.AndonWorld;
using Message = SlackNet.WebApi.Message;

namespace AndonBot.Tests.Messages;

/// <summary>What the bot says about whose week it is.</summary>
internal sealed partial class MessageCatalog
{
    public IEnumerable<(string Name, Message Message)> Handoffs()
    {
        var began = Monday + Duration.FromHours(7 * 24 - 1);
        var (bobs, cleos, turn) = (
            new Shift(Monday, Bob), new Shift(began, Cleo, new(2030, 1, 14)), new Shift(began + Duration.FromDays(7), Bob, new(2030, 1, 21)));
        var debt = HandoffReport.Of(
            Floor, bobs, began,
            [_cases.Called, _cases.ContainedStopped with { Number = 13 }, _cases.Contained with { Number = 14 }, _cases.Fixed with { Number = 15 }],
            [34, 35], []);
        var nothing = HandoffReport.Of(Floor, bobs, began, [], [], []);
        var many = HandoffReport.Of(
            Floor, bobs, began, [.. Enumerable.Range(20, 200).Select(number => _cases.Contained with { Number = number, DismissedAt = null })],
            [.. Enumerable.Range(100, 99).Select(n => (long)n)], []);
        yield return ("handoff", Handoff(Floor, new(bobs, cleos, turn), debt));
        yield return (
            "handoff, accepted", Handoff(Floor, new(bobs, cleos with { AcceptedAt = began + Duration.FromMinutes(5), AcceptedBy = Cleo }, turn), debt));
        yield return ("handoff without debt", Handoff(Floor, new(bobs, cleos, turn), nothing));
        yield return ("handoff with much debt", Handoff(Floor, new(bobs, cleos, turn), many));
        yield return ("handoff, the outgoing Fixer cannot act", Handoff(Floor, new(bobs, cleos, turn), nothing, Bob));
        yield return ("the same person stays", Handoff(
            Floor with { RotationSettings = Floor.RotationSettings with { Members = [Bob] } }, new(bobs, cleos with { Fixer = Bob }, turn), nothing));
        yield return ("to the next Fixer", Say("Upcoming", "2030-01-14", Cleo, OfLine(new(null, bobs, cleos)), Now));
        yield return ("to the operator about a line", Say("Refused", "refused-2", Dora, OfLine(new(bobs, cleos, turn)) with
        {
            Sent = [Refused("Handoff", Checkout), Refused("Upcoming", Bob)],
        }, Now));
        yield return ("a handoff that is over, as plain as can be", Minimal("Handoff", "2030-01-07", Checkout, OfLine(new(bobs, cleos, turn))));
        foreach (var kind in new[] { "Handoff", "Upcoming", "Refused" })
        {
            yield return ($"{kind}, as plain as can be",
                Minimal(kind, "2030-01-14", Checkout, OfLine(new(bobs, cleos, kind == "Upcoming" ? cleos : turn))));
        }

        foreach (var (name, acceptance) in new (string, Acceptance)[]
                 {
                     ("accepted", new Acceptance.Done(cleos, Bobs, [])), ("somebody else's", new Acceptance.NotTheirs(Bobs)),
                     ("over", new Acceptance.Over(Bobs)),
                     ("accepted before", new Acceptance.Already(cleos with { AcceptedAt = began, AcceptedBy = Cleo })),
                 })
        {
            yield return ($"answer to Accept handoff: {name}", RotationMessages.To(acceptance, Floor).ToMessage());
        }

        yield return ("answer to Accept handoff: no line", RotationMessages.NoLine.ToMessage());
    }

    private Message Handoff(Line line, ShiftWindow window, HandoffReport report, string unable = "") =>
        Say("Handoff", "2030-01-14", Checkout, OfLine(window, report, line, unable), Monday + Duration.FromDays(7));
}
