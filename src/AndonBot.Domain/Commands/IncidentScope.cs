namespace AndonBot.Domain.Commands;

/// <summary>Which incidents a list shows.</summary>
public enum IncidentScope
{
    Open,
    All,
    Mine,
}
