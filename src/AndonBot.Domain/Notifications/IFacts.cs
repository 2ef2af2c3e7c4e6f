namespace AndonBot.Domain.Notifications;

/// <summary>Everything that decides which notifications about one subject are due.</summary>
public interface IFacts
{
    /// <summary>Who runs the bot; null while unknown.</summary>
    string? Operator { get; }
}
