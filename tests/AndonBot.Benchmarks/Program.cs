using AndonBot.Benchmarks;

if (args is not [var bot])
{
    Console.Error.WriteLine("usage: AndonBot.Benchmarks PATH/AndonBot.dll");
    return 2;
}

await using var house = await BenchHouse.StartAsync(bot, PullBench.Populate);
await PullBench.RunAsync(house.Slack);
await RefusalBench.RunAsync(house, bot);
return 0;
