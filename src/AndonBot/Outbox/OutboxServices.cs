namespace AndonBot.Outbox;

/// <summary>The parts of the outbox; what it sends is added by whoever knows it.</summary>
internal static class OutboxServices
{
    public static IServiceCollection AddOutbox(this IServiceCollection services) => services
        .AddSingleton<WakeSignal>().AddSingleton<WorkspacePace>().AddSingleton<OutboxMetrics>()
        .AddSingleton<NotificationCatalog>()
        .AddSingleton<ContextStore>().AddSingleton<EvaluationStore>()
        .AddSingleton<OutboxStore>().AddSingleton<DestinationStore>().AddSingleton<SettlementStore>().AddSingleton<BacklogStore>()
        .AddSingleton<AlarmStore>().AddSingleton<AlarmSender>()
        .AddSingleton<Evaluator>().AddSingleton<NotificationSender>()
        .AddSingleton<SlackMessageSender>().AddSingleton<WebhookSender>().AddSingleton<DeliveryReconciler>().AddSingleton<DeliveryFailurePolicy>();
}
