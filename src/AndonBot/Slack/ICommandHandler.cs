using AndonBot.Domain.Commands;

namespace AndonBot.Slack;

/// <summary>Runs a slash command.</summary>
public interface ICommandHandler : IHandler
{
    /// <summary>The subtype of <see cref="AndonCommand"/> that it runs.</summary>
    Type Command { get; }

    /// <summary>Whether it also works while the database does not.</summary>
    bool WorksWithoutDatabase => false;

    /// <returns>The answer; null when a form was opened.</returns>
    Task<Reply?> Run(Interaction by, AndonCommand command);

    /// <summary>Keeps the command, or opens its form, when the database fails or is late.</summary>
    /// <returns>Null when that cannot be done.</returns>
    Task<KeptReply?> RunWithoutDatabase(Interaction by, AndonCommand command) => Task.FromResult<KeptReply?>(null);
}

/// <summary>Runs a slash command that was parsed to <typeparamref name="TCommand"/>.</summary>
public interface ICommandHandler<in TCommand> : ICommandHandler where TCommand : AndonCommand
{
    Type ICommandHandler.Command => typeof(TCommand);

    Task<Reply?> ICommandHandler.Run(Interaction by, AndonCommand command) => Run(by, (TCommand)command);

    /// <returns>The answer; null when a form was opened.</returns>
    Task<Reply?> Run(Interaction by, TCommand command);
}
