namespace AndonBot.Domain.Commands;

/// <summary>Which actions a list shows.</summary>
public enum ActionScope
{
    Open,
    Mine,
    Overdue,
    OfUser,
    OfIncident,
}
