using AndonBot.Tests.Architecture.Planted.Domain.Notifications;
using Quartz;

namespace AndonBot.Tests.Architecture.Planted.Notices;

public sealed record Ledger(int Length);

public sealed class BusyJob : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        _ = new SentNotification(1);
        return ValueTask.CompletedTask;
    }
}
