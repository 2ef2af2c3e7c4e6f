using AndonBot.Outbox;
using AndonBot.Storage;
using Quartz;

namespace AndonBot;

/// <summary>The only schedules of the bot. Quartz says "now"; the database says what is due.</summary>
internal static class Timetable
{
    public static void AddTimetable(this IServiceCollection services, AndonSettings settings)
    {
        services.AddQuartz(quartz =>
        {
            // Not the world clock: when that is shifted, the scheduler would run thousands of ticks at once or stop.
            quartz.UseTimeProvider(TimeProvider.System);
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.ScheduleJob<TickJob>(trigger => trigger.WithIdentity("tick").WithSimpleSchedule(settings.Tick));
            quartz.ScheduleJob<LinesJob>(trigger => trigger.WithIdentity("lines").WithSimpleSchedule(settings.Tick));
            quartz.ScheduleJob<AudienceJob>(trigger => trigger.WithIdentity("audiences").WithSimpleSchedule(settings.Tick));
            quartz.ScheduleJob<WatchJob>(trigger => trigger.WithIdentity("watch").WithSimpleSchedule(TimeSpan.FromSeconds(30)));
            quartz.ScheduleJob<CleanUpJob>(trigger => trigger.WithIdentity("clean-up").WithSimpleSchedule(TimeSpan.FromHours(1)));
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }
}

/// <summary>Lets the bot look for what is due.</summary>
[DisallowConcurrentExecution]
internal sealed class TickJob(WorldClock clock, WakeSignal wake, Heartbeat heartbeat) : IJob
{
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        heartbeat.Beat();
        clock.ReadOffset();
        wake.Set();
        return ValueTask.CompletedTask;
    }
}

/// <summary>Work on the database. What fails because the database does is left to the next time.</summary>
internal abstract class DatabaseJob(Migrator migrator) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (migrator.IsDone)
                await Work(cancellationToken);
        }
        catch (Exception exception) when (Database.IsTrouble(exception))
        {
            // It is not reported here: health says what the database does not do.
        }
    }

    protected abstract Task Work(CancellationToken cancellation);
}

/// <summary>Keeps what this process knows of the lines fresh, so that it is there when the database is not.</summary>
[DisallowConcurrentExecution]
internal sealed class LinesJob(Rotations.KnownLines lines, Slack.SlackState slack, Migrator migrator) : DatabaseJob(migrator)
{
    protected override Task Work(CancellationToken cancellation) => slack.Workspace is { } workspace ? lines.Refresh(workspace) : Task.CompletedTask;
}

/// <summary>Lets the bot ask who is in the channels of the lines.</summary>
[DisallowConcurrentExecution]
internal sealed class AudienceJob(People.ChannelAudiences audiences, Slack.SlackState slack, Migrator migrator) : DatabaseJob(migrator)
{
    protected override Task Work(CancellationToken cancellation) =>
        slack.Workspace is { } workspace ? audiences.Read(workspace, cancellation) : Task.CompletedTask;
}

/// <summary>Lets the bot look whether its own messages are late.</summary>
[DisallowConcurrentExecution]
internal sealed class WatchJob(Health.LatenessWatch watch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await watch.Look();
}

/// <summary>Deletes what the retention policy does not keep.</summary>
[DisallowConcurrentExecution]
internal sealed class CleanUpJob(RetentionStore retention, Migrator migrator) : DatabaseJob(migrator)
{
    protected override Task Work(CancellationToken cancellation) => retention.DeleteOld(cancellation);
}
