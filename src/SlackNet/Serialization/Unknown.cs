using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;

namespace SlackNet.Serialization;

// What stands for the kinds that this library has no class for: a request is not lost for one strange part of it.

internal sealed class UnknownText(string type) : TextObject(type);

internal sealed class UnknownBlock(string type) : Block(type);

internal sealed class UnknownElement(string type) : BlockElement(type), IContextElement, IInputBlockElement
{
    public string ActionId { get; set; }
}

internal sealed class UnknownAction : BlockAction;

internal sealed class UnknownValue : ElementValue;

internal sealed class UnknownView : ViewInfo;

internal sealed class UnknownInteraction : InteractionRequest;

internal sealed class UnknownEventRequest : EventRequest;

internal sealed class UnknownEvent : Event;
