namespace AndonBot.Domain.Incidents;

/// <summary>Where an incident is in its life; the first that holds, from the last to the first.</summary>
public enum IncidentStatus
{
    Called,
    Answered,
    Contained,
    Learned,
    Fixed,
    Dismissed,
}
