using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Playground.LocalSlack;

/// <summary>The options that the app returned for text typed into an external menu; empty when its answer was late or invalid.</summary>
public sealed record Suggestion(DeliveryResult Delivery, IReadOnlyList<SuggestedOption> Options);

/// <summary>One option that the app returned.</summary>
public sealed record SuggestedOption(string Label, string Value);
