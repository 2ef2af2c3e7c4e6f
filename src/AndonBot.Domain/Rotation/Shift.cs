using NodaTime;

namespace AndonBot.Domain.Rotation;

/// <summary>One Fixer's turn on a line, from its start until the next one's.</summary>
public sealed record Shift(Instant StartsAt, string Fixer);
