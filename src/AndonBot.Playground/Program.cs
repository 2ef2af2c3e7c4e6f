using AndonBot.Playground;

return args switch
{
    ["postgres", .. var options] => await PostgresVerb.RunAsync(options),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: AndonBot.Playground postgres [--data DIR]");
    return 2;
}
