using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Playground.LocalSlack;

/// <summary>What the app offers for what was typed into a menu of its own; nothing when its answer was late or broken.</summary>
public sealed record Suggestion(DeliveryResult Delivery, IReadOnlyList<SuggestedOption> Options);

public sealed record SuggestedOption(string Label, string Value);
