using System.Text.Json.Nodes;
using AndonBot.Domain;
using AndonBot.Interactions;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Slack;
using AndonBot.Tests.Support;
using NUnit.Framework.Constraints;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Stories;

/// <summary>The policy's table, row by row: people of every kind try everything by every way in.</summary>
public sealed class PolicyStories
{
    private const string Somebody = "U0SOMEBODY";
    private const string Elsewhere = AndonWorld.Random;
    private const string OurOrganisation = "E0OURS0001";

    private static readonly string[] Refusals =
    [
        "You are in another workspace than the team", "Your account in this workspace is deactivated", "I do that for people only",
        "Guests can pull the cord (`/andon <what is wrong>`)", "Guests can pull the cord (/andon <what is wrong>)", "Slack does not tell me who you are",
    ];

    private static readonly Dictionary<string, (Standing Standing, Action<Person> Make)> Kinds = new()
    {
        ["admin"] = (new(Role.Admin), person => person.IsAdmin = true),
        ["full member"] = (new(Role.Member), _ => { }),
        ["guest"] = (new(Role.Guest), person => person.IsGuest = true),
        ["guest of one channel"] = (new(Role.Guest), person => person.IsSingleChannelGuest = true),
        ["somebody about whom Slack does not answer"] = (new(Role.Unknown), _ => { }),
        ["other workspace, in a line's channel"] = (new(Role.OtherWorkspace, IsInChannelOfLine: true), person => person.ForeignTeamId = "T0OTHER002"),
        ["other workspace, elsewhere"] = (new(Role.OtherWorkspace), person => person.ForeignTeamId = "T0OTHER002"),
        ["other organisation"] = (new(Role.OtherOrganisation, IsInChannelOfLine: true),
            person => (person.ForeignTeamId, person.ForeignEnterpriseId) = ("T0OTHER003", "E0OTHER002")),
        ["sister workspace"] = (new(Role.Member), person => (person.ForeignTeamId, person.ForeignEnterpriseId) = ("T0SISTER02", OurOrganisation)),
        ["deactivated"] = (new(Role.Deactivated, IsInChannelOfLine: true), person => person.IsDeleted = true),
        ["bot"] = (new(Role.Bot, IsInChannelOfLine: true), _ => { }),
    };

    private static IEnumerable<TestCaseData> Rows =>
        from kind in Kinds.Keys
        // Slack does not always say in a delivery where somebody is from.
        from isNamed in new[] { true, false }
        where isNamed || Kinds[kind].Standing.Role is Role.OtherWorkspace or Role.OtherOrganisation
        select new TestCaseData(kind, isNamed).SetArgDisplayNames(kind, isNamed ? "as the delivery says" : "as Slack says when asked");

    [TestCaseSource(nameof(Rows))]
    public async Task Everybody_does_what_the_table_allows_and_nothing_else(string kind, bool isNamed)
    {
        var (standing, make) = Kinds[kind];
        await using var world = await StartAsync(enterprise: OurOrganisation);
        await world.SayAsync(Ann, "/andon checkout is down");
        await using var answers = await AnswerReceiver.StartAsync();
        var person = new Person(Somebody, "somebody") { DisplayName = "Sam", IsBot = standing.Role == Role.Bot };
        make(person);
        world.Slack.AddPerson(person);
        var channel = standing is { Role: Role.OtherWorkspace, IsInChannelOfLine: false } ? Elsewhere : Checkout;
        world.Slack.Channel(channel).Members.Add(Somebody);
        if (standing.Role == Role.Unknown)
            world.Slack.Faults.On("users.info", Fault.ServerError(), times: int.MaxValue);

        Assert.That(await CommandAsync("list"), Fits(Door.Command, Permission.Read, "checkout is down"));
        Assert.That(await CommandAsync("help"), Fits(Door.Command, Permission.Read, "/andon"));
        Assert.That(await CommandAsync("health"), standing.Role == Role.Unknown ? Does.Contain("well") : Fits(Door.Command, Permission.Read, "well"));
        Assert.That(await CommandAsync("carts are empty"), Fits(Door.Command, Permission.Pull, "Cord pulled"));
        Assert.That(await CommandAsync("note 1 a note"), Fits(Door.Command, Permission.Act, "Noted on #1"));
        Assert.That(await ClickAsync("pull.anyway", "another-key"), Fits(Door.Button, Permission.Pull, "That text is not kept"));
        Assert.That(await ClickAsync("incident.answer", "777"), Fits(Door.Button, Permission.Act, "There is no #777"));
        Assert.That(await SubmitAsync("pull", "what", "prices are gone"), Fits(Door.Form, Permission.Pull, "Cord pulled"));
        Assert.That(await SubmitAsync("note", "text", "another note"), Fits(Door.Form, Permission.Act, "null"));
        Assert.That(await ShortcutAsync(), Fits(Door.Shortcut, Permission.Pull, "What is wrong?"));
        Assert.That(await HomeAsync(), Fits(Door.Home, Permission.Read, "The lines"));

        Assert.That(await world.CountAsync("select count(*) from incident_event where kind = 'Noted'"),
            Is.EqualTo(Permissions.Allow(standing, Door.Command, Permission.Act) ? 2 : 0));
        Assert.That(await world.IncidentsAsync(), Is.EqualTo(Permissions.Allow(standing, Door.Command, Permission.Pull) ? 3 : 1));

        Constraint Fits(Door door, Permission permission, string words) => Permissions.Allow(standing, door, permission)
            ? Does.Contain(words)
            : new PredicateConstraint<string>(answer => answer is not null && Refusals.Any(answer.Contains));

        async Task<string> CommandAsync(string text)
        {
            var fields = new JsonObject
            {
                ["command"] = "/andon", ["text"] = text, ["team_id"] = Team(), ["enterprise_id"] = Enterprise() ?? "", ["user_id"] = Somebody,
                ["channel_id"] = channel, ["trigger_id"] = $"1.2.{text}", ["response_url"] = "",
            };
            return TextOf((await world.Slack.DeliverCommandAsync(fields)).Body ?? "");
        }

        async Task<string> ClickAsync(string action, string value)
        {
            var payload = From(Forged.Click(world, Somebody, action, value, channel));
            payload["response_url"] = answers.Url;
            await world.Slack.DeliverInteractionAsync(payload);
            return TextOf((await answers.NextAsync()).Text);
        }

        async Task<string> SubmitAsync(string form, string input, string text)
        {
            var metadata = form == "pull" ? new FormOrigin(channel, null).ToMetadata() : "1";
            var payload = From(Forged.Form(world, Somebody, form, metadata));
            payload["view"]!["id"] = $"V0{form}";
            payload["view"]!["state"]!["values"] = new JsonObject
            {
                [input] = new JsonObject { [input] = new JsonObject { ["type"] = "plain_text_input", ["value"] = text } },
            };
            var body = (await world.Slack.DeliverInteractionAsync(payload)).Body;
            return body.Length == 0 ? "null" : TextOf(body);
        }

        async Task<string> ShortcutAsync()
        {
            var before = world.Slack.Journal.Entries.Count;
            var payload = From(Forged.Shortcut(world, Somebody, channel));
            payload["response_url"] = answers.Url;
            await world.Slack.DeliverInteractionAsync(payload);
            return world.Slack.Journal.Entries.Skip(before).FirstOrDefault(entry => entry.Name == "views.open")?.Arguments.ToJsonString()
                ?? TextOf((await answers.NextAsync()).Text);
        }

        async Task<string> HomeAsync()
        {
            world.As(Somebody).OpenHome();
            return TextOf((await world.Slack.Journal.UntilAsync(entry => entry.Name == "views.publish")).Arguments.ToJsonString());
        }

        JsonObject From(JsonObject payload)
        {
            payload["user"]!["team_id"] = Team();
            payload["team"]!["id"] = Team();
            payload["enterprise"] = Enterprise() is { } enterprise ? new JsonObject { ["id"] = enterprise } : null;
            return payload;
        }

        string Team() => isNamed && person.ForeignTeamId is { } team ? team : world.Slack.Settings.TeamId;

        string? Enterprise() => isNamed ? person.ForeignEnterpriseId : null;
    }

    [Test]
    public void What_a_handler_needs_is_offered_where_it_is_found() => Assert.Multiple(() =>
    {
        Assert.That(HandlerTypes.Of<ICommandHandler>().Select(Needs).Distinct(), Is.EquivalentTo(Permissions.Offers(Door.Command)));
        Assert.That(HandlerTypes.Of<IButtonHandler>().Select(Needs).Distinct(), Is.EquivalentTo(Permissions.Offers(Door.Button)));
        Assert.That(HandlerTypes.Of<IFormHandler>().Select(Needs).Distinct(), Is.EquivalentTo(Permissions.Offers(Door.Form)));
        Assert.That(HandlerTypes.Of<IShortcutHandler>().Select(Needs).Distinct(), Is.EquivalentTo(Permissions.Offers(Door.Shortcut)));

        static Permission Needs(IHandler handler) => handler.Needs;
    });

    [Test]
    public async Task A_role_is_asked_for_again_before_anything_is_changed()
    {
        await using var world = await StopStories.PulledAsync();
        Assert.That(await world.SayAsync(Cleo, "/andon note 1 x"), Is.EqualTo("Noted on #1."));

        // No event tells of it.
        world.As(Cleo).Person.IsGuest = true;
        await world.ExecuteAsync("update person set refreshed_at = clock_timestamp() - interval '6 minutes'");

        Assert.That(await world.SayAsync(Cleo, "/andon note 1 y"), Does.StartWith("Guests can pull the cord"));
    }

    [Test]
    public async Task Who_was_refused_is_asked_for_again_when_their_account_may_have_changed()
    {
        await using var world = await StopStories.PulledAsync();
        await world.ChangePersonAsync(Cleo, cleo => cleo.IsDeleted = true);
        Assert.That(await world.SayAsync(Cleo, "/andon list"), Does.StartWith("Your account in this workspace is deactivated"));

        world.As(Cleo).Person.IsDeleted = false;
        await world.ExecuteAsync("update person set refreshed_at = clock_timestamp() - interval '6 minutes'");

        Assert.That(await world.SayAsync(Cleo, "/andon list"), Does.Contain("checkout is down"));
    }

    private static string TextOf(string json) => json.Replace("\\u0026", "&").Replace("\\u003C", "<").Replace("\\u003E", ">")
        .Replace("\\u0060", "`").Replace("\\u0027", "'").Replace("&lt;", "<").Replace("&gt;", ">");
}
