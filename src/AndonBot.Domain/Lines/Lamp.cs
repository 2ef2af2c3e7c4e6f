namespace AndonBot.Domain.Lines;

/// <summary>A line's state, always derived: red when a stop is open, else yellow when an incident is Called or Answered, else green.</summary>
public enum Lamp
{
    Green,
    Yellow,
    Red,
}
