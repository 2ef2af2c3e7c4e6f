using SlackNet.Blocks;
using SlackNet.Events;
using SlackNet.Interaction;

namespace SlackNet.Serialization;

// Objects of types that have no class here. With them, a request can be read although a part of it is unknown.

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
