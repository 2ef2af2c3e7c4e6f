using System.Data.Common;
using AndonBot.Health;
using AndonBot.Lines;
using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AndonBot;

/// <summary>The commands of the program besides serving. Exit code 0; 1 when it failed; 2 when its input or a setting is wrong.</summary>
public static class CommandLine
{
    private const int Done = 0;
    private const int Failed = 1;
    private const int Wrong = 2;

    private const string Help = """
        AndonBot                                  serves Slack; settings come from the environment, appsettings.json and secret files
        AndonBot doctor                           checks settings, Slack, the database and the lines' channels before a start;
                                                  changes nothing
        AndonBot migrate                          brings the database to this version's schema and ends, for a database user who may
                                                  make tables; the bot itself then needs no such right
        AndonBot forget USER                      forgets the name and the time zone of a person, by Slack id; what they did stays
        AndonBot lines export                     prints the lines as a file
        AndonBot lines import FILE [--prune]      creates and changes lines as the file says; - is the input;
                                                  --prune retires the lines that it does not name
        AndonBot help                             prints this

        """;

    public static async Task<int> Run(string[] args)
    {
        try
        {
            return await Run(args, Server.Builder([]).Configuration, Console.In, Console.Out, Console.Error, CancellationToken.None);
        }
        catch (SettingsException unreadable)
        {
            await Console.Error.WriteLineAsync(unreadable.Message);
            return Wrong;
        }
    }

    public static async Task<int> Run(
        string[] args, IConfiguration configuration, TextReader input, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            switch (args)
            {
                case ["help" or "--help" or "-h", ..]:
                    await output.WriteAsync(Help);
                    return Done;
                case ["doctor"]:
                    return await Examine(configuration, output, cancellation);
                case ["migrate"]:
                    await using (var services = Compose(AndonSettings.Read(configuration, forSlack: false, withToken: false)))
                        await services.GetRequiredService<Migrator>().Migrate(cancellation);
                    await output.WriteLineAsync($"The database has schema version {Migrator.Newest}.");
                    return Done;
                case ["forget", var user] when user is ['U' or 'W', ..] && user.All(char.IsAsciiLetterOrDigit):
                    await using (var services = Compose(AndonSettings.Read(configuration, forSlack: false, withToken: false)))
                        return await Forget(services, user, output, error, cancellation);
                case ["lines", "export"]:
                    await using (var services = Compose(AndonSettings.Read(configuration, forSlack: false)))
                        await services.GetRequiredService<LinesCommand>().Export(output, cancellation);
                    return Done;
                case ["lines", "import", .. var rest] when Import(rest) is var (file, prune):
                    var yaml = file == "-" ? await input.ReadToEndAsync(cancellation) : await File.ReadAllTextAsync(file, cancellation);
                    await using (var services = Compose(AndonSettings.Read(configuration, forSlack: false)))
                        return await services.GetRequiredService<LinesCommand>().Import(yaml, prune, output, error, cancellation) ? Done : Wrong;
                default:
                    await error.WriteLineAsync($"AndonBot does not know \"{string.Join(' ', args)}\"; AndonBot help shows what it knows.");
                    return Wrong;
            }
        }
        catch (Exception exception) when (SentenceFor(exception) is var (code, sentence))
        {
            await error.WriteLineAsync(sentence);
            return code;
        }
    }

    /// <summary>The file and whether to prune; null when the arguments are not of this form.</summary>
    private static (string File, bool Prune)? Import(string[] args) =>
        args.Where(arg => arg != "--prune").ToList() is [var file] && (file == "-" || !file.StartsWith('-'))
            ? (file, args.Contains("--prune"))
            : null;

    private static async Task<int> Forget(ServiceProvider services, string user, TextWriter output, TextWriter error, CancellationToken cancellation)
    {
        await services.GetRequiredService<Migrator>().Migrate(cancellation);
        if (await services.GetRequiredService<WorkspaceStore>().Known() is not { } known)
        {
            await error.WriteLineAsync("The bot has not served a workspace yet, so it knows nobody.");
            return Failed;
        }

        var texts = await services.GetRequiredService<ForgettingStore>().Forget(known.Workspace, user);
        await output.WriteLineAsync($"{user} is forgotten: no name and no time zone is stored any more. {Phrases.Count(texts, "row")} named them in a text, "
            + "and show the id now. What Slack itself shows is Slack's.");
        return Done;
    }

    /// <summary>Prints one line for each finding of the checks. The exit code is that of the worst finding.</summary>
    private static async Task<int> Examine(IConfiguration configuration, TextWriter output, CancellationToken cancellation)
    {
        var (settings, wrong) = AndonSettings.Examine(configuration);
        await using var services = wrong.Count > 0 ? null : Compose(settings);
        var results = services is null
            ? [SettingsCheck.Of(wrong)]
            : await services.GetRequiredService<HealthCheckService>().Run(CheckTags.Doctor, cancellation);
        var findings = results.SelectMany(result => result.Findings).ToList();
        foreach (var finding in findings)
            await output.WriteLineAsync(Line(finding));
        return findings.Max(finding => finding.Verdict) switch { Verdict.Wrong => Wrong, Verdict.Failed => Failed, _ => Done };
    }

    private static string Line(Finding finding)
    {
        var verdict = finding.Verdict switch { Verdict.Ok => "ok", Verdict.Warning => "warning", _ => "failed" };
        return $"{verdict,-8} {finding.About.ToLowerInvariant(),-9} {finding.Sentence}";
    }

    private static ServiceProvider Compose(AndonSettings settings)
    {
        var services = new ServiceCollection().AddLogging().AddAndonBot(settings).AddSingleton<LinesCommand>().BuildServiceProvider();
        services.GetRequiredService<WorldClock>().ReadOffset();
        return services;
    }

    private static (int Code, string Sentence)? SentenceFor(Exception exception) => exception switch
    {
        SettingsException => (Wrong, exception.Message),
        SlackCallException { IsOfTheToken: true } refused => (Wrong, SettingsException.BotToken(refused.Code).Message),
        SlackCallException refused => (Failed, $"Slack could not be asked ({refused.Code}), so nothing was changed."),
        FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException or IOException => (Wrong, exception.Message),
        OperationCanceledException => (Failed, "Slack asked to wait longer than five minutes, so nothing was changed."),
        DbException when Database.Refusal(exception) is { } refusal =>
            (Wrong, new SettingsException("ConnectionStrings__Postgres", $"names a database that {refusal}").Message),
        DbException or TimeoutException => (Failed, $"The database could not be reached or did not answer: {exception.Message}"),
        SchemaIsNewerException or LinesChangedException => (Failed, exception.Message),
        _ => null,
    };
}
