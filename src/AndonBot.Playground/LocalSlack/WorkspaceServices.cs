using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Playground.LocalSlack.Server;

namespace AndonBot.Playground.LocalSlack;

/// <summary>The parts of the workspace that a person's actions need.</summary>
internal sealed record WorkspaceServices(SlackState State, BotDelivery Delivery, Events Events, ResponseUrls Urls);
