using NodaTime;

namespace AndonBot.Domain.Commands;

/// <summary>The period that a kaizen report compares with the ones before.</summary>
public enum ReportPeriod
{
    Week,
    Month,
    Quarter,
}

public abstract partial record AndonCommand
{
    /// <summary>Who is the Fixer, until when, and who is next.</summary>
    public sealed record Fixer : AndonCommand;

    /// <summary>Asks for somebody to cover, both days included.</summary>
    public sealed record FixerCover(LocalDate From, LocalDate To) : AndonCommand;

    /// <summary>Takes the shift over, now.</summary>
    public sealed record FixerTake : AndonCommand;

    /// <summary>Asks to swap weeks; <c>User</c> is a Slack id.</summary>
    public sealed record FixerSwap(string User) : AndonCommand;

    /// <summary>Skips the sender in the rotation, both days included.</summary>
    public sealed record Away(LocalDate From, LocalDate To) : AndonCommand;

    public sealed record Report(ReportPeriod Period) : AndonCommand;

    public sealed record Drill : AndonCommand;

    public sealed record Setup : AndonCommand;

    public sealed record Health : AndonCommand;

    /// <summary>Short help; <c>About</c> is the command that it was asked for, null for all.</summary>
    public sealed record Help(string? About) : AndonCommand;
}
