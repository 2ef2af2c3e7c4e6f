using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Entities;

namespace AndonBot.Playground.Demo;

/// <summary>The people, channels and the line of the demo.</summary>
internal static class DemoTown
{
    public const string Ann = "U0ANN00001";
    public const string Bob = "U0BOB00002";
    public const string Cleo = "U0CLEO0003";
    public const string Dora = "U0DORA0004";
    public const string Checkout = "C0CHECKOUT";

    public static readonly string[] Everybody = [Ann, Bob, Cleo, Dora];

    /// <summary>Bob and Cleo take turns, Dora owns the line. The day has no end, so that the demo works at any hour.</summary>
    public const string Lines = $$"""
        lines:
          - name: checkout
            channels: [{{Checkout}}]
            owner: {{Dora}}
            rotation: { members: [{{Bob}}, {{Cleo}}], handoff: "mon 09:00", zone: Europe/Berlin }
            calendar: { zone: Europe/Berlin, days: mon-sun, hours: "00:00-24:00" }
        """;

    public static void Settle(SlackWorkspace slack)
    {
        slack.AddPerson(new(Ann, "ann") { DisplayName = "Ann", RealName = "Ann Adler", Email = "ann@example.com" });
        slack.AddPerson(new(Bob, "bob") { DisplayName = "Bob", RealName = "Bob Brown", Email = "bob@example.com" });
        slack.AddPerson(new(Cleo, "cleo")
        {
            DisplayName = "Cleo", RealName = "Cleo Clark", Email = "cleo@example.com", TimeZone = "America/New_York",
        });
        slack.AddPerson(new(Dora, "dora")
        {
            DisplayName = "Dora", RealName = "Dora Diaz", Email = "dora@example.com", IsAdmin = true, IsOwner = true, IsPrimaryOwner = true,
        });
        slack.AddChannel("checkout", Everybody, ConversationKind.Public, Checkout);
        slack.AddChannel("payments", Everybody, ConversationKind.Public, "C0PAYMENTS");
        slack.AddChannel("general", Everybody, ConversationKind.Public, "C0GENERAL1");
    }
}
