using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Storage;

namespace AndonBot.Health;

/// <summary>Answers that several checks of <see cref="CheckTags.Doctor"/> need. A process asks for each of them once.</summary>
internal sealed class SharedAnswers(SlackIdentity identity, Migrator migrator)
{
    private readonly Lazy<Task<Introduced>> _identity = new(() => identity.Meet(CancellationToken.None));
    private readonly Lazy<Task<SchemaLook>> _schema = new(() => migrator.Look(CancellationToken.None));

    /// <exception cref="SlackCallException">Slack could not be asked, or does not accept the token.</exception>
    public Task<Introduced> Identity(CancellationToken cancellation) => _identity.Value.WaitAsync(cancellation);

    /// <summary>The same; null when Slack did not answer, which <see cref="IdentityCheck"/> reports.</summary>
    public async Task<Introduced?> IdentityIfKnown(CancellationToken cancellation)
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

    public Task<SchemaLook> Schema(CancellationToken cancellation) => _schema.Value.WaitAsync(cancellation);
}
