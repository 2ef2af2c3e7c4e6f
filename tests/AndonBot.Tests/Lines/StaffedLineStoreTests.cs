using AndonBot.Rotations;
using AndonBot.Lines;
using AndonBot.People;
using AndonBot.Slack;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Lines;

/// <summary>Lines, their channels and shifts in the database.</summary>
public sealed class StaffedLineStoreTests
{
    private AndonWorld _world = null!;

    private StaffedLineStore Store => _world.Get<StaffedLineStore>();

    private string Team => _world.Slack.Settings.TeamId;

    /// <summary>Who owns every line here.</summary>
    private Viewer Owner => new(Team, Dora);

    [OneTimeSetUp]
    public async Task Start()
    {
        _world = await StartAsync(withLine: false);
        await _world.Get<PeopleDirectory>().Find(Team, Dora);
    }

    [OneTimeTearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task A_line_comes_back_as_it_was_saved_with_its_first_member_on_duty()
    {
        var line = LineOf("whole", ["C0WHOLE2", "C0WHOLE1"], [Cleo, Bob]) with { CallWebhook = "https://pager.example/hook" };
        await Store.Save(Team, line, Monday);

        var saved = (await Store.Named(Owner, "whole"))!;

        Assert.That(LinesFileWriter.Write([saved.Line]), Is.EqualTo(LinesFileWriter.Write([line])));
        Assert.That(saved.OnCallAt(Monday).Fixer, Is.EqualTo(Cleo));
        Assert.That((await Store.InChannel(Team, "C0WHOLE1"))!.Line.Id, Is.EqualTo(saved.Line.Id));
    }

    [Test]
    public async Task Of_two_who_take_a_channel_in_the_same_moment_one_gets_it_and_the_other_is_told()
    {
        for (var round = 0; round < 10; round++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(1, 4).Select(async n =>
            {
                try
                {
                    await Store.Save(Team, LineOf($"race-{round}-{n}", [$"C0RACE{round}"], [Bob]), Monday);
                    return true;
                }
                catch (LinesChangedException)
                {
                    return false;
                }
            }));
            Assert.That(outcomes, Has.Exactly(1).True);
        }
    }

    [Test]
    public async Task Several_who_create_the_same_line_make_one()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(_ => Store.Save(Team, LineOf("once", ["C0ONCE"], [Bob]), Monday)));

        Assert.That((await Store.All(Owner)).Count(line => line.Line.Name == "once"), Is.EqualTo(1));
        Assert.That((await Store.Named(Owner, "once"))!.Shifts, Has.One.Items);
    }

    [Test]
    public async Task A_retired_line_takes_no_pulls_and_keeps_its_channels_for_the_incidents_it_had()
    {
        await Store.Save(Team, LineOf("gone", ["C0GONE"], [Bob]), Monday);
        var id = (await Store.Named(Owner, "gone"))!.Line.Id;

        await Store.Save(Team, [LineOf("heir", ["C0GONE"], [Cleo])], ["gone"], Monday);

        Assert.That(await Store.Named(Owner, "gone"), Is.Null);
        Assert.That((await Store.InChannel(Team, "C0GONE"))!.Line.Name, Is.EqualTo("heir"));
        Assert.That((await _world.Get<LineStore>().OwnersOf(Team, ["C0GONE"]))["C0GONE"], Is.EqualTo("heir"));
        Assert.That((await Store.WithId(Team, id))!.Line.Channels, Is.EqualTo(new[] { "C0GONE" }));
    }
}
