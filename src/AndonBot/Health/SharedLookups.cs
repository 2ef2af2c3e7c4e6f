using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot.Health;

/// <summary>Looks up what several checks of <see cref="CheckTags.Doctor"/> need, once in the life of the process.</summary>
internal sealed class SharedLookups(SlackIdentity identity, Migrator migrator)
{
    private readonly Lazy<Task<BotIdentity>> _identity = new(() => identity.Load(CancellationToken.None));
    private readonly Lazy<Task<SchemaState>> _schema = new(() => migrator.Inspect(CancellationToken.None));

    /// <exception cref="SlackCallException">Slack could not be asked, or does not accept the token.</exception>
    public Task<BotIdentity> Identity(CancellationToken cancellation) => _identity.Value.WaitAsync(cancellation);

    /// <summary>The same; null when Slack did not answer, which <see cref="IdentityCheck"/> reports.</summary>
    public async Task<BotIdentity?> IdentityIfKnown(CancellationToken cancellation)
    {
        try
        {
            return await Identity(cancellation);
        }
        catch (SlackCallException)
        {
            return null;
        }
    }

    public Task<SchemaState> Schema(CancellationToken cancellation) => _schema.Value.WaitAsync(cancellation);
}
