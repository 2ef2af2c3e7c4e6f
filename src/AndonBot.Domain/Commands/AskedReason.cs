namespace AndonBot.Domain.Commands;

/// <summary>Why a text did not pull the cord and is asked about.</summary>
public enum AskedReason
{
    /// <summary>It reads as a command, in other words, mistyped, or without what the command needs.</summary>
    Command,

    /// <summary>It reads as a question for a person or a state.</summary>
    Question,

    /// <summary>It is a greeting, a thank-you, or a try.</summary>
    Greeting,

    /// <summary>It says that something is over.</summary>
    Over,

    /// <summary>It says that something should not be done.</summary>
    Negated,

    /// <summary>It names a severity that there is not.</summary>
    NoSuchSeverity,
}
