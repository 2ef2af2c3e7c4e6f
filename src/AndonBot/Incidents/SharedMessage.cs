namespace AndonBot.Incidents;

/// <summary>A message that the cord is pulled at: its text in plain words, and its permalink, where there is one.</summary>
public sealed record SharedMessage(string Text, string? Link);
