namespace AndonBot.Tests.Messages;

/// <summary>What people wrote, wherever the bot repeats it.</summary>
internal sealed record Words(string Pull, string Why, string Containment, string Cause, string Note, string Happened, string RootCause)
{
    /// <summary>What somebody will change.</summary>
    public string Action { get; init; } = "carts without a price are rejected";

    public static Words Plain { get; } = new(
        "checkout is down: 502 for everybody\nsince the 9:50 release", "orders fail", "rolled back to 1.41", "the release dropped an index",
        "the database looks fine, now at the gateway", "the release dropped an index\nand nobody saw it for an hour",
        "migrations are not tried on a copy of the data");

    public static Words All(string text) => new(text, text, text, text, text, text, text) { Action = text };
}
