using AndonBot.Domain;
using AndonBot.Domain.Actions;
using AndonBot.Domain.Incidents;
using AndonBot.Domain.Rotations;
using AndonBot.Incidents.Actions;
using AndonBot.Rotations;
using AndonBot.Storage;
using NodaTime;

namespace AndonBot.Incidents;

/// <summary>Writes the changes that a decision lists, in the transaction that loaded what it was decided on.</summary>
internal static class ChangeStore
{
    public static async Task Write(Transaction transaction, string workspace, IReadOnlyList<Change> changes, Instant now)
    {
        foreach (var change in changes)
        {
            await (change switch
            {
                IncidentChanged incident => IncidentStore.Write(transaction, workspace, incident, now),
                ActionChanged action => ActionStore.Write(transaction, workspace, action, now),
                ShiftsBegun shifts => ShiftStore.Begin(transaction, workspace, shifts, now),
                HandoffAccepted handoff => ShiftStore.Accept(transaction, workspace, handoff, now),
                _ => throw new InvalidOperationException($"Nothing writes {change}."),
            });
        }
    }
}
