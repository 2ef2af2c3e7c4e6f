using AndonBot.Tests.House.Planted.Incidents;
using Quartz;

namespace AndonBot.Tests.House.Planted.Notices;

public sealed record Ledger(int Length);

public sealed class BusyJob : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        _ = CardFacts.Load;
        return ValueTask.CompletedTask;
    }
}
