using AndonBot.Tests.House.Planted.Domain.Notices;
using Quartz;

namespace AndonBot.Tests.House.Planted.Notices;

public sealed record Ledger(int Length);

public sealed class BusyJob : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        _ = new Said(1);
        return ValueTask.CompletedTask;
    }
}
