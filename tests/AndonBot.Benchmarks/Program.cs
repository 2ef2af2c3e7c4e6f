using AndonBot.Benchmarks;

if (args is not [var bot])
{
    Console.Error.WriteLine("usage: AndonBot.Benchmarks PATH/AndonBot.dll");
    return 2;
}

await using var environment = await BenchEnvironment.StartAsync(bot, PullBench.Populate);
// Before there is anything to say: what is said of two hundred incidents would count as the refusals' time.
await RefusalBench.RunAsync(environment, bot);
await PullBench.RunAsync(environment.Slack);
return 0;
