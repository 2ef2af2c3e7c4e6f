using System.Runtime.CompilerServices;
using AndonBot.Slack;
using SlackNet;

namespace AndonBot.Interactions;

/// <summary>The handlers of this assembly, found by their interface and registered from it. Nothing lists them.</summary>
public static class HandlerTypes
{
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(HandlerTypes).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IHandler)))];

    /// <summary>The handlers as they are before their dependencies are there; the ids that they answer to are constants.</summary>
    public static IEnumerable<T> Of<T>() where T : IHandler =>
        All.Where(type => type.IsAssignableTo(typeof(T))).Select(type => (T)RuntimeHelpers.GetUninitializedObject(type));

    public static IServiceCollection AddInteractions(this IServiceCollection services)
    {
        foreach (var type in All)
        {
            services.AddSingleton(type);
            services.AddSingleton(provider => (IHandler)provider.GetRequiredService(type));
        }

        services.AddSingleton<HandlerRegistry>();
        services.AddSingleton<Func<HandlerRegistry>>(provider => provider.GetRequiredService<HandlerRegistry>);
        services.AddSingleton<PermissionCheck>().AddSingleton<CommandReader>();
        return services.AddSingleton<AffectedSubjects>().AddSingleton<HomePublisher>().AddSingleton<ResponseUrlReplies>();
    }

    /// <summary>Lets SlackNet pass on every interaction that a handler answers to.</summary>
    public static T RegisterInteractions<T>(this T slack) where T : SlackServiceConfigurationBase<T>
    {
        slack.RegisterSlashCommandHandler<InteractionRouter>("/andon").RegisterBlockActionHandler<InteractionRouter>();
        foreach (var form in Of<IFormHandler>())
            slack.RegisterViewSubmissionHandler<InteractionRouter>(form.CallbackId);
        foreach (var shortcut in Of<IShortcutHandler>())
        {
            slack.RegisterMessageShortcutHandler<InteractionRouter>(shortcut.MessageShortcut);
            slack.RegisterGlobalShortcutHandler<InteractionRouter>(shortcut.GlobalShortcut);
        }

        return slack;
    }
}
