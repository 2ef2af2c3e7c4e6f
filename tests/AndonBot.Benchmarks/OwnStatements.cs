using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AndonBot.Benchmarks;

/// <summary>What Postgres alone can take of the very statements with which the bot records a pull, as the server's log shows them.</summary>
internal static partial class OwnStatements
{
    private const string Start = "with pull as";

    /// <summary>Lets the server log one pull, and writes it as a script for pgbench.</summary>
    public static async Task WriteScriptAsync(BenchEnvironment environment, Contender bot, Measured database)
    {
        await LogAsync(database, "all");
        using (var connection = await Connection.OpenAsync(bot.Address))
            await connection.SendAsync(Workspace.Pull().Request);
        await LogAsync(database, "none");
        var logged = Logged().Matches(await File.ReadAllTextAsync(environment.PostgresLog))[^1];
        var sql = logged.Groups["sql"].Value;
        foreach (var parameter in Parameter().Matches(logged.Groups["values"].Value).Reverse())
            sql = Regex.Replace(sql, $@"\${parameter.Groups[1].Value}(?!\d)", Value(parameter).Replace("$", "$$"));
        await File.WriteAllTextAsync(Script(environment), $"""
            \set pull random(1, 1000000000000)
            \startpipeline
            select set_config('andon.locked', '1', true), pg_advisory_xact_lock(hashtextextended('pull' || :pull, 0));
            {sql};
            \endpipeline
            """);
    }

    /// <summary>Pulls a second.</summary>
    public static async Task<double> RateAsync(BenchEnvironment environment, Measured database, TimeSpan time)
    {
        string[] arguments = ["-n", "-M", "prepared", "-c", "20", "-j", "2", "-T", $"{time.TotalSeconds:F0}", "-f", Script(environment)];
        var start = new ProcessStartInfo("pgbench", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in database.ClientSettings)
            start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        return Rate().Match(output[0]) is { Success: true } rate
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException(string.Concat(output));
    }

    private static string Script(BenchEnvironment environment) => Path.Combine(environment.Folder, "pull.sql");

    /// <summary>Each pull has its own delivery key and text; everything else is as it was logged.</summary>
    private static string Value(Match parameter) => parameter.Groups[1].Value is "2" or "3" ? "array['pull' || :pull]" : parameter.Groups[2].Value;

    private static async Task LogAsync(Measured database, string what)
    {
        await database.ExecuteAsync($"alter system set log_statement = '{what}'");
        await database.ExecuteAsync("select pg_reload_conf()");
        await Task.Delay(TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex($@"LOG:  execute [^\n:]*: (?<sql>{Start}.*?)\n[^\t][^\n]*DETAIL:  parameters: (?<values>[^\n]*)",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Logged();

    [GeneratedRegex(@"\$(\d+) = ('(?:[^']|'')*'|NULL)")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"tps = ([\d.]+)")]
    private static partial Regex Rate();
}
