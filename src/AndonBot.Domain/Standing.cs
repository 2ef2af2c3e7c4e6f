namespace AndonBot.Domain;

/// <summary>Somebody as the policy sees them.</summary>
/// <param name="IsInChannelOfLine">Whether they are in a channel of a line just now.</param>
/// <param name="Sees">Whether what it is about is visible to them. Channels decide that.</param>
public sealed record Standing(Role Role, bool IsInChannelOfLine = false, bool Sees = true);
