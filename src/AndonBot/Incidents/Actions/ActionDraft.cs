using NodaTime;

namespace AndonBot.Incidents.Actions;

/// <summary>What somebody has filled into the form for a new action.</summary>
public sealed record ActionDraft(string Text, string Owner, LocalDate Due, bool Temporary);
