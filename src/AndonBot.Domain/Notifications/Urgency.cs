namespace AndonBot.Domain.Notifications;

/// <summary>What is sent first where several notifications wait.</summary>
public enum Urgency
{
    Call,
    Card,
    Thread,
    Reminder,
}
