using AndonBot.Benchmarks;

if (args is ["floor", var port, var connection])
{
    await Floor.RunAsync(port, connection);
    return 0;
}

if (args is [_, _, .., "--micro"])
{
    MicroBenchmarks.Run();
    return 0;
}

if (args is not [var botPath, var bolt, .. var options])
{
    Console.Error.WriteLine("usage: AndonBot.Benchmarks PATH/AndonBot.dll BOLT-FOLDER [--quick] [--pulls | --reminders | --volume | --micro] [--statements]");
    return 2;
}

var isQuick = options.Contains("--quick");
var (rounds, time) = isQuick ? (1, TimeSpan.FromSeconds(5)) : (3, TimeSpan.FromSeconds(10));
var showsStatements = options.Contains("--statements");
await using var environment = await BenchEnvironment.StartAsync(botPath, countsPlanning: showsStatements);
if (options.Contains("--reminders"))
{
    await ReminderBench.RunAsync(environment, isQuick ? 1_000 : 10_000);
    return 0;
}

int[] sizes = isQuick ? [1_000, 100_000] : [1_000, 100_000, 1_000_000];
if (options.Contains("--volume"))
{
    await VolumeBench.RunAsync(environment, sizes);
    return 0;
}

var database = await environment.CreateDatabaseAsync("bench");
// A database that has been used for a while has statistics, and plans that fit them.
await using (var unpaced = await environment.BotAsync(database))
{
    await VolumeBench.SeedAsync(database, 0, 1_000);
    await unpaced.StartAsync("/health/ready");
    await PullBench.RestAsync(environment.Slack);
    // Before there is anything to say: what is said of incidents would count as the refusals' time.
    await RefusalBench.RunAsync(unpaced);
    await PullBench.QuietAsync(environment, unpaced, database);
    await OwnStatements.WriteScriptAsync(environment, unpaced, database);
    await PullBench.UnpacedAsync(environment, unpaced, time);
}

await using var bot = await environment.BotAsync(database, isPaced: true);
var peers = await environment.PeersAsync(bolt, await environment.CreateDatabaseAsync("peers"));
IReadOnlyList<Contender> contenders = [bot, .. peers];
var start = await bot.StartAsync("/health/ready");
foreach (var peer in peers)
{
    await peer.StartAsync();
    peer.Stop();
}

await PullBench.RestAsync(environment.Slack);
var idle = bot.Memory;
// What runs often is compiled once more after a while.
await Load.InFlightAsync(bot.Address, PullBench.InFlight, TimeSpan.FromSeconds(8));
bot.Stop();
await PullBench.SteadyAsync(contenders, rounds, time);
await database.ResetAsync();
await PullBench.ThroughputAsync(environment, contenders, database, rounds, time);
if (showsStatements)
{
    Figures.Title("statements of these rounds: how often they ran and how many ms that took, how often they were planned and how many ms that took");
    foreach (var (calls, milliseconds, plans, planning, statement) in await database.MostExpensiveAsync(15))
        Console.WriteLine($"{calls,8:N0} {milliseconds,10:N0} {plans,8:N0} {planning,10:N0}  {statement}");
}

Figures.Title("the bot's process");
Figures.Line("from start to ready", $"{start.TotalSeconds:F1} s");
Figures.Line("memory, idle", $"{idle:F0} MB");
Figures.Line($"memory, after {Load.Acknowledged(bot.Address):N0} pulls", $"{bot.Memory:F0} MB");
foreach (var contender in contenders)
    await contender.EndAsync();
await ReminderBench.RunAsync(environment, isQuick ? 1_000 : 10_000);
if (!options.Contains("--pulls"))
    await VolumeBench.RunAsync(environment, sizes);
return 0;
