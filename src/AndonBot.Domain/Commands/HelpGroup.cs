namespace AndonBot.Domain.Commands;

/// <summary>The groups of the short help, in its order; each is one line of it.</summary>
public enum HelpGroup
{
    Responding,
    Line,
    Closing,
    Learning,
    Prevention,
    Overview,
    Team,
}
