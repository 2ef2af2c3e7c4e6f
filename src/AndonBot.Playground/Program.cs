using AndonBot.Playground;
using AndonBot.Playground.Demo;

const string Commands = """
    AndonBot.Playground demo --bot AndonBot.dll [--data DIR] [--reset]        runs a Slack workspace in the browser, the bot, and Postgres
    AndonBot.Playground demo --bot AndonBot.dll --story-only                  plays one incident, prints what everybody sees, and ends
    AndonBot.Playground postgres [--data DIR]                                 runs a Postgres cluster until it is stopped
    Commands to the running demo (add --data DIR when its data is not in ./.playground):
    """;

var options = new CommandLine(args);
var folder = options.Value("--data");
using var client = new DemoClient(folder ?? RunningDemo.DefaultFolder);
try
{
    switch (options.Words())
    {
        case ["demo"] when options.Value("--bot") is { } bot:
            return await DemoCommand.RunAsync(bot, folder ?? RunningDemo.DefaultFolder, options.Has("--reset"), options.Has("--story-only"));
        case ["postgres"]:
            return await PostgresCommand.RunAsync(folder);
        case ["say", var person, var text]:
            await client.SayAsync(person, text, options.Value("--in") ?? "#checkout");
            return 0;
        case ["read", var channel]:
            await client.ReadAsync(channel, options.Value("--as") ?? "@ann");
            return 0;
        case ["click", var person, var action]:
            await client.ClickAsync(person, action, options.Value("--in") ?? "#checkout", options.Value("--choose"));
            return 0;
        case ["modal", var person]:
            await client.ModalAsync(person);
            return 0;
        case ["submit", var person, .. var values]:
            await client.SubmitAsync(person, values);
            return 0;
        case ["close", var person]:
            await client.CloseAsync(person);
            return 0;
        case ["gate", var line]:
            await client.GateAsync(line);
            return 0;
        case ["later", var duration]:
            await client.LaterAsync(duration);
            return 0;
        case ["help"]:
            Console.WriteLine($"{Commands}\n{DemoClient.Examples}");
            return 0;
        default:
            await Console.Error.WriteLineAsync($"{Commands}\n{DemoClient.Examples}");
            return 2;
    }
}
catch (InvalidOperationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
