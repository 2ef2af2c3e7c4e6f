using System.Net.Sockets;
using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Storage;
using Microsoft.Extensions.Logging.Console;

namespace AndonBot;

/// <summary>Runs the bot as a process.</summary>
public static class Server
{
    /// <summary>How long a stop may take. A call to Slack that is under way may finish in this time.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(9);

    /// <summary>The fewest threads. While a database hangs, the driver blocks a thread for each connection; other requests need their own.</summary>
    private const int Threads = 48;

    /// <summary>The limit for all headers of a request, in bytes.</summary>
    private const int HeadLimit = 16_384;

    /// <summary>The most connections at a time. Slack and a CI need dozens; strangers shall not use up the process's files.</summary>
    private const int ConnectionLimit = 2_000;

    /// <returns>0, or 2 when a setting is wrong.</returns>
    public static async Task<int> Run(string[] args)
    {
        try
        {
            await using var app = Build(args);
            // Read before the first tick, so that a restarted process does not use an old time until then.
            app.Services.GetRequiredService<WorldClock>().ReadOffset();
            await app.Services.GetRequiredService<Installation>().TryOnce(app.Lifetime.ApplicationStopping);
            await Listen(app);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception exception) when (exception is SettingsException or SchemaIsNewerException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
    }

    private static async Task Listen(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (exception is IOException or SocketException or FormatException or InvalidOperationException)
        {
            throw new SettingsException("ASPNETCORE_URLS", $"names no address to listen on: {exception.Message.TrimEnd('.')}");
        }
    }

    /// <summary>A host builder with configuration from files, environment and arguments. Changed files are read at the next start only.</summary>
    /// <exception cref="SettingsException">A settings file is not valid JSON.</exception>
    internal static WebApplicationBuilder Builder(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
        }
        catch (InvalidDataException unreadable)
        {
            throw new SettingsException("file", $"cannot be read. {unreadable.Message} {unreadable.GetBaseException().Message.TrimEnd('.')}");
        }
    }

    /// <summary>The application, configured from files, environment and arguments.</summary>
    /// <exception cref="SettingsException">A setting is missing or wrong.</exception>
    public static WebApplication Build(string[] args)
    {
        ThreadPool.GetMinThreads(out var threads, out var ports);
        ThreadPool.SetMinThreads(Math.Max(threads, Threads), ports);
        var builder = Builder(args);
        var settings = AndonSettings.Read(builder.Configuration);
        builder.Services.AddAndonBot(settings).AddAndonBotWork(settings);
        builder.AddObservability(settings);
        builder.Services.Configure<HostOptions>(options =>
        {
            options.ShutdownTimeout = ShutdownTimeout;
            options.ServicesStopConcurrently = true;
        });
        // These log a line for each request or tick. The operator's own configuration overrides this default.
        foreach (var chatty in new[] { "Microsoft.AspNetCore", "Quartz", "SlackNet" })
            builder.Configuration[$"Logging:LogLevel:{chatty}"] ??= "Warning";
        // Else each request for /health/ready would log again what it answers.
        builder.Configuration["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] ??= "None";
        // Whoever reads the log may stop reading it. Then lines are dropped and counted, and nothing waits for the reader.
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.QueueFullMode = ConsoleLoggerQueueFullMode.DropWrite);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = SlackVerification.BodyLimit;
            kestrel.Limits.MaxRequestHeadersTotalSize = HeadLimit;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(5);
            kestrel.Limits.MaxConcurrentConnections = ConnectionLimit;
        });
        builder.WebHost.UseSockets(sockets =>
        {
            // One system call for each part of a request in place of two; the refusals of deploy/bench show it.
            sockets.WaitForDataBeforeAllocatingBuffer = false;
            // Requests rejected on headers are not buffered.
            sockets.MaxReadBufferSize = HeadLimit;
        });
        return builder.Build().UseAndonBot();
    }
}
