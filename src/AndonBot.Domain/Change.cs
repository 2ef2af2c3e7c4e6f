namespace AndonBot.Domain;

/// <summary>One thing that a decision changes. A decision lists all of them, and all of them are saved or none.</summary>
public abstract record Change;
