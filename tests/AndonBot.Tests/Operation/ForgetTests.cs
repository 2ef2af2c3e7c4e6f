using AndonBot.People;
using AndonBot.Tests.Support;
using Microsoft.Extensions.Configuration;
using NodaTime;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Operation;

/// <summary>Somebody is forgotten: no row of the database holds the name or the time zone, and what they did stays under their id.</summary>
public sealed class ForgetTests
{
    private const string Name = "Cleo-Patra (QA)";
    private const string Zone = "America/New_York";

    [Test]
    public async Task Name_and_zone_are_gone_everywhere_and_stay_so_and_what_was_done_stays()
    {
        await using var world = await StartAsync(withLine: false);
        world.As(Cleo).Person.DisplayName = Name;
        world.As(Ann).Person.DisplayName = $"{Name} Senior";
        await world.AddLineAsync(CheckoutLine);
        await world.TellAsync(Ann, "/andon checkout is down, says @cleo");
        await world.TellAsync(Cleo, "/andon ack 1");
        await world.TellAsync(Cleo, "/andon contain 1 @cleo rolled back");
        await world.TellAsync(Bob, "/andon note 1 @cleo and @ann looked");
        await world.TellAsync(Bob, "/andon action 1 @cleo writes a test for it @cleo tomorrow");
        await world.TellAsync(Bob, "/andon stop 1 @cleo says that it is back");
        await world.TellAsync(Bob, "/andon sev3 the logo is blurred");
        await world.TellAsync(Bob, "/andon dismiss 2 @cleo says that it is not");
        Assert.That(await world.QueryAsync<string>("select text from incident where number = 1"), Is.EqualTo($"checkout is down, says @{Name}"));

        Assert.That(await ForgetAsync(world, Cleo), Does.StartWith("0 U0CLEO0003 is forgotten: no name and no time zone is stored any more."));

        Assert.That(await RowsWithAsync(world, Name), Is.EqualTo(await RowsWithAsync(world, $"{Name} Senior")), "Somebody else's name stays.");
        Assert.That(await RowsWithAsync(world, Zone), Is.Empty);
        Assert.That(await world.QueryAsync<string>("select text from incident where number = 1"), Is.EqualTo($"checkout is down, says @{Cleo}"));
        Assert.That(await world.QueryAsync<string>("select answered_by from incident where number = 1"), Is.EqualTo(Cleo));
        Assert.That(await ForgetAsync(world, Cleo), Does.StartWith("0 U0CLEO0003 is forgotten").And.Contain("no rows"));

        // Slack tells of them again, they act again, and others mention them.
        await world.ChangePersonAsync(Cleo, cleo => cleo.DisplayName = Name + "!");
        await world.TellAsync(Cleo, "/andon note 1 I am still here");
        await world.ExecuteAsync("update person set refreshed_at = '-infinity'");
        await world.TellAsync(Bob, "/andon note 1 @cleo is still here");
        await world.PassAsync(Duration.FromDays(3));
        Assert.That(await RowsWithAsync(world, Name), Is.EqualTo(await RowsWithAsync(world, $"{Name} Senior")));
        Assert.That(await RowsWithAsync(world, Zone), Is.Empty);
        Assert.That(
            await world.QueryAsync<string>("select text from incident_event where text is not null order by event_id desc limit 1"),
            Is.EqualTo($"@{Cleo} is still here"));
    }

    [Test]
    public async Task Somebody_whom_the_bot_does_not_know_yet_is_not_stored_later_either()
    {
        await using var world = await StartAsync();

        Assert.That(await ForgetAsync(world, Guest), Does.StartWith("0 "));
        await world.TellAsync(Guest, "/andon checkout is down");

        Assert.That((await world.Get<PeopleDirectory>().Find(world.Slack.Settings.TeamId, Guest)).DisplayName, Is.EqualTo(Guest));
        Assert.That(await RowsWithAsync(world, "Gus"), Is.Empty);
    }

    [TestCase("@cleo")]
    [TestCase("")]
    public async Task Only_an_id_is_taken(string who)
    {
        await using var world = await StartAsync();

        Assert.That(await ForgetAsync(world, who), Does.StartWith("2 AndonBot does not know \"forget"));
    }

    private static async Task<string> ForgetAsync(AndonWorld world, string user)
    {
        var output = new StringWriter();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:Postgres", world.ConnectionString)]).Build();
        var code = await CommandLine.Run(["forget", user], configuration, TextReader.Null, output, output, default);
        return $"{code} {output}";
    }

    /// <summary>Every row of every table that holds a text, as the database shows it.</summary>
    private static async Task<IReadOnlyList<string>> RowsWithAsync(AndonWorld world, string text)
    {
        await using var records = new Records(world.ConnectionString, world.Slack);
        var tables = await records.ReadAsync<string>("select table_name::text from information_schema.tables where table_schema = 'public' order by 1");
        return await records.ReadAsync<string>(string.Join(
            " union all ", tables.Select(table => $"select '{table} ' || t::text from {table} t where strpos(t::text, '{text}') > 0")) + " order by 1");
    }
}
