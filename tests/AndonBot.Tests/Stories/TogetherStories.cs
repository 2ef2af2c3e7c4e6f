using AndonBot.Incidents;
using AndonBot.Tests.Support;
using Npgsql;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>Pulls that come at the same moment, which are recorded together.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TogetherStories
{
    private const int Many = 20;

    [Test]
    public async Task Each_of_many_pulls_is_one_incident_and_equal_ones_of_one_person_are_the_same()
    {
        await using var world = await StartAsync();
        var people = Crowd(world);

        var different = people.Select((person, i) => world.As(person).SayAsync(Checkout, $"/andon defect {i}")).ToList();
        var equal = Enumerable.Range(0, 3).Select(_ => world.As(Ann).SayAsync(Checkout, "/andon checkout is down")).ToList();
        var answers = (await Task.WhenAll(different)).Select(answer => answer.Body).ToList();
        var equalAnswers = (await Task.WhenAll(equal)).Select(answer => answer.Body).ToList();

        var recorded = await world.QueryAsync<string>("select string_agg(text, ',' order by text) from incident");
        Assert.That(recorded.Split(','), Is.EquivalentTo(Enumerable.Range(0, Many).Select(i => $"defect {i}").Append("checkout is down")));
        Assert.That(answers, Has.All.Contain("Cord pulled, #").And.All.Contain("Thank you."));
        Assert.That(answers.Distinct().Count(), Is.EqualTo(Many), "Each is told its own number.");
        Assert.That(equalAnswers.Count(answer => answer.Contains("Cord pulled, #", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_pull_whose_equal_is_being_recorded_holds_up_no_other()
    {
        await using var world = await StartAsync();
        var people = Crowd(world);
        await using var other = new NpgsqlConnection(world.ConnectionString);
        await other.OpenAsync();
        var transaction = await other.BeginTransactionAsync();
        await using (var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))", other, transaction))
        {
            command.Parameters.Add(new() { Value = world.Slack.Settings.TeamId + PullTheCord.TwinKey(Ann, "checkout is down") });
            await command.ExecuteNonQueryAsync();
        }

        var held = world.As(Ann).SayAsync(Checkout, "/andon checkout is down");
        var answers = await Task.WhenAll(people.Select((person, i) => world.As(person).SayAsync(Checkout, $"/andon defect {i}")));
        var isHeld = !held.IsCompleted;
        await transaction.DisposeAsync();

        Assert.That(answers.Select(answer => answer.Body), Has.All.Contain("Cord pulled, #"));
        Assert.That((await held).Failure, Is.Null);
        Assert.That(isHeld, "The equal pull was awaited.");
    }

    [Test]
    public async Task A_pull_that_cannot_be_recorded_spoils_none_that_came_with_it()
    {
        await using var world = await StartAsync();
        var people = Crowd(world);
        await world.ExecuteAsync("alter table incident add constraint no_poison check (text <> 'poison')");

        var poison = world.As(Ann).SayAsync(Checkout, "/andon poison");
        var answers = await Task.WhenAll(people.Select((person, i) => world.As(person).SayAsync(Checkout, $"/andon defect {i}")));

        Assert.That((await poison).Body, Does.Not.Contain("Cord pulled, #").And.Contain("poison"), "What was written is given back.");
        Assert.That(answers.Select(answer => answer.Body), Has.All.Contain("Cord pulled, #"));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(Many));
    }

    private static List<string> Crowd(AndonWorld world)
    {
        var people = Enumerable.Range(0, Many).Select(i => world.Slack.AddPerson(new($"U0MANY{i:0000}", $"many{i}")).Id).ToList();
        foreach (var person in people)
            world.Slack.Channel(Checkout).Members.Add(person);
        return people;
    }
}
