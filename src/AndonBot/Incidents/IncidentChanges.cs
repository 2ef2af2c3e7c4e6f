using AndonBot.Domain;
using AndonBot.Domain.Incidents;
using AndonBot.Incidents.Actions;
using AndonBot.Outbox;
using AndonBot.Slack;

namespace AndonBot.Incidents;

/// <summary>Loads what an interaction may change, which is nothing that the person may not see, and saves what was decided, in one transaction.</summary>
public sealed class IncidentChanges(DeliveryStore deliveries, WakeSignal wake)
{
    public async Task<ChangingIncident> Load(Interaction by, long number)
    {
        var transaction = await deliveries.Begin(by);
        return await Loading(transaction, async () => new ChangingIncident(
            transaction, number, await IncidentStore.Load(transaction.Transaction, by.Viewer, number)));
    }

    /// <summary>Loads two incidents, the second one beside the first.</summary>
    public async Task<(ChangingIncident One, LoadedIncident? Other)> Load(Interaction by, long number, long other)
    {
        var transaction = await deliveries.Begin(by);
        return await Loading(transaction, async () =>
        {
            // Always in the same order, so that two interactions never wait for each other.
            var first = await IncidentStore.Load(transaction.Transaction, by.Viewer, Math.Min(number, other));
            var second = number == other ? first : await IncidentStore.Load(transaction.Transaction, by.Viewer, Math.Max(number, other));
            return (new ChangingIncident(transaction, number, number <= other ? first : second), number <= other ? second : first);
        });
    }

    public async Task<ChangingAction> LoadAction(Interaction by, long number)
    {
        var transaction = await deliveries.Begin(by);
        return await Loading(transaction, async () => new ChangingAction(
            transaction, number, await ActionStore.Load(transaction.Transaction, by.Viewer, number)));
    }

    public Task Save(ChangingIncident changing, Decision decision) => Save(changing.Transaction, changing.On?.Incident.Number, decision, Changes(decision));

    public Task Save(ChangingAction changing, Decision decision) => Save(changing.Transaction, changing.On?.Incident.Number, decision, Changes(decision));

    /// <summary>Saves changes with the decision that the interaction came to, and commits. A second delivery saves nothing.</summary>
    /// <remarks>Without a change nothing is kept: a form that stays open is submitted again under the same key, with other values.</remarks>
    /// <param name="made">The number of what the interaction made.</param>
    public async Task Save(InteractionTransaction transaction, long? incident, Decision decision, IReadOnlyList<Change> changes, long? made = null)
    {
        if (transaction.Earlier is not null || changes.Count == 0)
            return;
        await ChangeStore.Write(transaction.Transaction, transaction.By.Workspace, changes, transaction.By.Now);
        await deliveries.Commit(transaction, incident, new(decision, made));
        wake.Set();
    }

    private static IReadOnlyList<Change> Changes(Decision decision) => decision is Decision.Done done ? done.Changes : [];

    private static async Task<T> Loading<T>(InteractionTransaction transaction, Func<Task<T>> load)
    {
        try
        {
            return await load();
        }
        catch
        {
            await transaction.DisposeAsync();
            throw;
        }
    }
}
