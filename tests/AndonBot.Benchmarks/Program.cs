using AndonBot.Benchmarks;

if (args is not [var bot])
{
    Console.Error.WriteLine("usage: AndonBot.Benchmarks PATH/AndonBot.dll");
    return 2;
}

await PullBench.RunAsync(bot);
return 0;
