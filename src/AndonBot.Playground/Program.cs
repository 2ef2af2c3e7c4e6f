using AndonBot.Playground;
using AndonBot.Playground.Demo;

const string Verbs = """
    AndonBot.Playground demo --bot AndonBot.dll [--data DIR] [--reset]        a Slack workspace in the browser, the bot, and Postgres
    AndonBot.Playground demo --bot AndonBot.dll --story-only                  plays and tells one incident, and ends
    AndonBot.Playground postgres [--data DIR]                                 a Postgres cluster for as long as this runs
    Speaking to the demo that is running (with --data DIR when it is not in ./.playground):
    """;

var options = new CommandLine(args);
var folder = options.Take("--data");
using var talk = new DemoClient(folder ?? RunningDemo.DefaultFolder);
try
{
    switch (options.Words())
    {
        case ["demo"] when options.Take("--bot") is { } bot:
            return await DemoCommand.RunAsync(bot, folder ?? RunningDemo.DefaultFolder, options.Has("--reset"), options.Has("--story-only"));
        case ["postgres"]:
            return await PostgresCommand.RunAsync(folder);
        case ["say", var person, var text]:
            await talk.SayAsync(person, text, options.Take("--in") ?? "#checkout");
            return 0;
        case ["read", var channel]:
            await talk.ReadAsync(channel, options.Take("--as") ?? "@ann");
            return 0;
        case ["click", var person, var action]:
            await talk.ClickAsync(person, action, options.Take("--in") ?? "#checkout", options.Take("--choose"));
            return 0;
        case ["modal", var person]:
            await talk.ModalAsync(person);
            return 0;
        case ["submit", var person, .. var values]:
            await talk.SubmitAsync(person, values);
            return 0;
        case ["close", var person]:
            await talk.CloseAsync(person);
            return 0;
        case ["gate", var line]:
            await talk.GateAsync(line);
            return 0;
        case ["later", var duration]:
            await talk.LaterAsync(duration);
            return 0;
        case ["help"]:
            Console.WriteLine($"{Verbs}\n{DemoClient.Examples}");
            return 0;
        default:
            await Console.Error.WriteLineAsync($"{Verbs}\n{DemoClient.Examples}");
            return 2;
    }
}
catch (InvalidOperationException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
