using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Server;

namespace AndonBot.Playground.LocalSlack;

/// <summary>What a person's gestures need of the workspace.</summary>
internal sealed record WorkspaceServices(SlackState State, BotDelivery Delivery, Events Events, ResponseUrls Urls);
