using AndonBot.Domain.Commands;
using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.Demo;

/// <summary>The people, channels and lines of the demo.</summary>
internal static class DemoWorkspace
{
    public const string Ann = "U0ANN00001";
    public const string Bob = "U0BOB00002";
    public const string Cleo = "U0CLEO0003";
    public const string Dora = "U0DORA0004";
    public const string Eli = "U0ELI00005";
    public const string Checkout = "C0CHECKOUT";
    public const string Search = "C0SEARCH01";
    public const string General = "C0GENERAL1";

    public static readonly string[] Everybody = [Ann, Bob, Cleo, Dora, Eli];

    private const string NewYork = "America/New_York";

    /// <summary>Checkout's team is in Berlin and Search's team is in New York. Dora owns both lines.</summary>
    public const string Lines = $$"""
        lines:
          - name: checkout
            channels: [{{Checkout}}]
            owner: {{Dora}}
            rotation: { members: [{{Bob}}, {{Ann}}, {{Cleo}}], handoff: "mon 09:00", zone: Europe/Berlin }
            calendar: { zone: Europe/Berlin, days: mon-fri, hours: "09:00-17:00" }
          - name: search
            channels: [{{Search}}]
            owner: {{Dora}}
            rotation: { members: [{{Cleo}}, {{Eli}}], handoff: "mon 09:00", zone: {{NewYork}} }
            calendar: { zone: {{NewYork}}, days: mon-fri, hours: "09:00-17:00" }
        """;

    public static SlackSettings Settings(WorkspaceClock clock, int port) => new() { Clock = clock, Port = port, CommandWords = Usage.All };

    public static void Populate(SlackWorkspace slack)
    {
        slack.AddPerson(new(Ann, "ann") { DisplayName = "Ann", RealName = "Ann Adler", Email = "ann@example.com", Title = "Checkout, Berlin" });
        slack.AddPerson(new(Bob, "bob") { DisplayName = "Bob", RealName = "Bob Brown", Email = "bob@example.com", Title = "Checkout, Berlin" });
        slack.AddPerson(new(Cleo, "cleo")
        {
            DisplayName = "Cleo", RealName = "Cleo Clark", Email = "cleo@example.com", TimeZone = NewYork, Title = "Search, New York",
        });
        slack.AddPerson(new(Dora, "dora")
        {
            DisplayName = "Dora", RealName = "Dora Diaz", Email = "dora@example.com", IsAdmin = true, IsOwner = true, IsPrimaryOwner = true,
            Title = "Owner of both lines, Berlin",
        });
        slack.AddPerson(new(Eli, "eli")
        {
            DisplayName = "Eli", RealName = "Eli Ellis", Email = "eli@example.com", TimeZone = NewYork, Title = "Search, New York",
        });
        slack.AddChannel("checkout", Everybody, ConversationKind.Public, Checkout);
        slack.AddChannel("search", Everybody, ConversationKind.Public, Search);
        slack.AddChannel("general", Everybody, ConversationKind.Public, General);
        foreach (var person in Everybody)
            slack.DirectWith(person);
    }
}
