using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Xml;

namespace AndonBot.Playground.Demo;

/// <summary>Sends commands to the running demo: acts as a person, reads a screen, asks the gate, moves the clock.</summary>
internal sealed class DemoClient(string folder) : IDisposable
{
    public const string Examples = """
            deploy/demo say @ann '/andon sev1 nobody can log in'       types in #checkout; --in '#search' or --in @andon for another place
            deploy/demo read '#checkout'                               shows it as Ann sees it; --as @cleo for Cleo; @andon for direct messages
            deploy/demo click @bob incident.answer --in @andon         presses a button (a wrong name lists them); --choose VALUE in a menu
            deploy/demo modal @dora                                    shows the open form
            deploy/demo submit @dora text='rolled back'                fills in the form and submits it; 'close @dora' closes it
            deploy/demo gate checkout                                  shows what CI gets from the gate
            deploy/demo later 16m                                      moves the clock forward for everybody
        """;

    private readonly HttpClient _http = new();

    private RunningDemo Demo => RunningDemo.Find(folder);

    public Task SayAsync(string person, string text, string channel) =>
        InteractAsync("say", new() { ["as"] = person, ["channel"] = channel, ["text"] = text });

    public Task ClickAsync(string person, string action, string channel, string? choose)
    {
        var request = new JsonObject { ["as"] = person, ["channel"] = channel, ["action"] = action };
        if (choose is not null)
            request["choose"] = choose;
        return InteractAsync("click", request);
    }

    public async Task ReadAsync(string channel, string person) =>
        Print(await CallAsync("read", new() { ["as"] = person, ["channel"] = channel }), "text");

    public async Task ModalAsync(string person)
    {
        var answer = await CallAsync("modal", new() { ["as"] = person });
        if (string.IsNullOrWhiteSpace(answer["text"]?.GetValue<string>()))
            Console.WriteLine($"{person} has no form open.");
        Print(answer, "text");
    }

    /// <param name="values">"block=value" each. A block may appear several times to choose several values.</param>
    public async Task SubmitAsync(string person, string[] values)
    {
        var given = new JsonObject();
        foreach (var block in values.Select(v => v.Split('=', 2)).GroupBy(v => v[0]))
            given[block.Key] = new JsonArray([.. block.Select(v => (JsonNode?)(v.Length == 2 ? v[1] : ""))]);
        var answer = await CallAsync("submit", new() { ["as"] = person, ["values"] = given });
        if (answer["accepted"]!.GetValue<bool>())
            Console.WriteLine("Sent.");
        Print(answer, "modal");
    }

    public Task CloseAsync(string person) => CallAsync("close", new() { ["as"] = person });

    public async Task GateAsync(string line) => Console.WriteLine(await BotProcess.AskGateAsync(_http, Demo.Bot, line));

    /// <param name="duration">Such as 90s, 16m, 4h, 2d.</param>
    public async Task LaterAsync(string duration)
    {
        if (duration.Length < 2 || !double.TryParse(duration[..^1], out var amount) || Unit(duration[^1]) is not { } unit)
            throw new InvalidOperationException($"'{duration}' is not a time such as 90s, 16m, 4h or 2d.");
        await CallAsync("set-clock", new() { ["as"] = "@ann", ["to"] = XmlConvert.ToString(amount * unit) });
        Console.WriteLine($"It is {duration} later.");
    }

    public void Dispose() => _http.Dispose();

    private async Task InteractAsync(string verb, JsonObject request)
    {
        var answer = await CallAsync(verb, request);
        if (answer["failure"] is { } failure)
            Console.WriteLine($"Slack says: {failure}");
        Print(answer, "seen");
    }

    private async Task<JsonObject> CallAsync(string verb, JsonObject request)
    {
        var demo = Demo;
        try
        {
            using var response = await _http.PostAsJsonAsync(new Uri(demo.Control, verb), request);
            var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
            return answer["error"] is { } error ? throw new InvalidOperationException($"The demo rejected this: {error}.") : answer;
        }
        catch (Exception e) when (e is HttpRequestException or SocketException)
        {
            throw new InvalidOperationException("The demo is not running any more; start it again: deploy/demo", e);
        }
    }

    private static void Print(JsonObject answer, string name)
    {
        if (answer[name]?.GetValue<string>() is { Length: > 0 } text)
            Console.WriteLine(text.TrimEnd());
    }

    private static TimeSpan? Unit(char letter) => letter switch
    {
        's' => TimeSpan.FromSeconds(1),
        'm' => TimeSpan.FromMinutes(1),
        'h' => TimeSpan.FromHours(1),
        'd' => TimeSpan.FromDays(1),
        _ => null,
    };
}
