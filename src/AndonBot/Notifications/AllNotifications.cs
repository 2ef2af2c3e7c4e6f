using System.Reflection;
using AndonBot.Outbox;

namespace AndonBot.Notifications;

/// <summary>Every notification, found by reflection.</summary>
internal static class AllNotifications
{
    public static IReadOnlyList<Notification> List { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetTypes().Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(Notification)))
            .Select(type => (Notification)type.GetConstructor(Type.EmptyTypes)!.Invoke(null)),
    ];

    /// <summary>The notification of a kind; null for one that only another version of the bot knows.</summary>
    public static Notification? Find(string kind) => List.FirstOrDefault(notification => notification.Kind == kind);

    /// <summary>Adds all notifications, and the stores of what they are about.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        foreach (var notification in List)
            services.AddSingleton(notification);
        foreach (var store in Assembly.GetExecutingAssembly().GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ISubjectStore))))
            services.AddSingleton(typeof(ISubjectStore), store);
        return services;
    }
}
