using AndonBot.Domain.Commands;
using AndonBot.Interactions;
using AndonBot.Slack;

namespace AndonBot.Tests.Architecture;

/// <summary>Nothing lists the handlers, so these tests say when one is missing or one too many is there.</summary>
public class HandlerCompletenessTests
{
    [Test]
    public void Every_command_has_exactly_one_handler() =>
        Assert.That(HandlerTypes.Of<ICommandHandler>().Select(handler => handler.Command), Is.EquivalentTo(Commands));

    [Test]
    public void Buttons_and_forms_have_ids_of_their_own()
    {
        Assert.That(HandlerTypes.Of<IButtonHandler>().Select(handler => handler.ActionId), Is.Unique);
        Assert.That(HandlerTypes.Of<IFormHandler>().Select(handler => handler.CallbackId), Is.Unique);
    }

    [Test]
    public void Every_handler_handles_something() => Assert.That(
        HandlerTypes.All.Where(type => !typeof(ICommandHandler).IsAssignableFrom(type) && !typeof(IButtonHandler).IsAssignableFrom(type)
            && !typeof(IFormHandler).IsAssignableFrom(type) && !typeof(IShortcutHandler).IsAssignableFrom(type)),
        Is.Empty);

    /// <summary>Messages and open forms outlive versions, and the demo and other programs rely on these.</summary>
    [Test]
    public void The_ids_of_the_contract_are_answered()
    {
        string[] buttons =
        [
            "incident.answer", "incident.stop", "incident.restart", "incident.contain", "incident.dismiss", "incident.severity", "incident.note",
            "incident.back", "incident.same", "postmortem.open", "action.add", "action.done", "action.move", "action.keep", "pull.anyway", "pull.line",
            "handoff.accept",
        ];
        string[] forms = ["pull", "restart", "contain", "dismiss", "note", "postmortem", "action", "line"];
        Assert.That(HandlerTypes.Of<IButtonHandler>().Select(handler => handler.ActionId), Is.SupersetOf(buttons));
        Assert.That(HandlerTypes.Of<IFormHandler>().Select(handler => handler.CallbackId), Is.SupersetOf(forms));
        Assert.That(
            HandlerTypes.Of<IShortcutHandler>().SelectMany(handler => new[] { handler.MessageShortcut, handler.GlobalShortcut }),
            Is.EquivalentTo(new[] { "pull_message", "pull_global" }));
    }

    private static IEnumerable<Type> Commands => typeof(AndonCommand).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(AndonCommand)));
}
