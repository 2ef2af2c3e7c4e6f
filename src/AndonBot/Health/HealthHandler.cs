using AndonBot.Domain;
using AndonBot.Domain.Commands;
using AndonBot.Slack;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot.Health;

/// <summary><c>health</c>: tells whether the bot works, also while the database does not answer.</summary>
internal sealed class HealthHandler(HealthCheckService health) : ICommandHandler<AndonCommand.Health>
{
    public Permission Needs => Permission.Read;

    public bool WorksWithoutDatabase => true;

    public async Task<Reply?> Run(Interaction by, AndonCommand.Health command) => HealthMessages.Tell(await health.Run(CheckTags.Chat));
}
