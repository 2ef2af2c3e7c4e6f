using NodaTime;

namespace AndonBot.Domain.Actions;

/// <summary>What somebody wants an action to be.</summary>
/// <param name="Vague">The text says what somebody will do and not what will be different, and its author kept it.</param>
public sealed record NewAction(string Text, string Owner, LocalDate Due, bool Temporary, bool Vague);
