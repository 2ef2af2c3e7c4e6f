using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.Tests.Support;

namespace AndonBot.Playground.Tests.LocalSlack;

/// <summary>People and conversations in the Web API.</summary>
public sealed class DirectoryTests : LocalSlackFixture
{
    [Test]
    public async Task auth_test_returns_the_identity_of_the_token()
    {
        var answer = await OkAsync("auth.test");

        Assert.That(answer["team_id"]!.GetValue<string>(), Is.EqualTo("T0ANDON001"));
        Assert.That(answer["user_id"]!.GetValue<string>(), Is.EqualTo("U0ANDON0B1"));
        Assert.That(answer["bot_id"]!.GetValue<string>(), Is.EqualTo("B0ANDON001"));
        Assert.That(answer["url"]!.GetValue<string>(), Is.EqualTo("https://andon-works.slack.com/"));
    }

    [TestCase(Checkout, true, false, false)]
    [TestCase(Payments, false, false, false)]
    [TestCase(Secret, true, true, false)]
    [TestCase(Old, true, false, true)]
    public async Task A_channel_has_membership_privacy_and_archive_flags(string id, bool isMember, bool isPrivate, bool isArchived)
    {
        var channel = (await OkAsync("conversations.info", new { channel = id }))["channel"]!;

        Assert.That(channel["is_member"]!.GetValue<bool>(), Is.EqualTo(isMember));
        Assert.That(channel["is_private"]!.GetValue<bool>(), Is.EqualTo(isPrivate));
        Assert.That(channel["is_archived"]!.GetValue<bool>(), Is.EqualTo(isArchived));
    }

    [TestCase("public_channel", "", new[] { "checkout", "payments", "old" })]
    [TestCase("private_channel", "", new[] { "secret" })]
    [TestCase("public_channel,private_channel", "true", new[] { "checkout", "payments", "secret" })]
    public async Task The_list_contains_the_conversations_that_the_bot_can_see(string types, string excludeArchived, string[] names)
    {
        var list = await OkAsync("conversations.list", new { types, exclude_archived = excludeArchived });

        Assert.That(list["channels"]!.AsArray().Select(c => c!["name"]!.GetValue<string>()), Is.EqualTo(names));
    }

    [Test]
    public async Task Joining_a_channel_twice_adds_one_membership()
    {
        var first = await OkAsync("conversations.join", new { channel = Payments });
        var second = await OkAsync("conversations.join", new { channel = Payments });

        Assert.That(first["channel"]!["is_member"]!.GetValue<bool>(), Is.True);
        Assert.That(first.ContainsKey("warning"), Is.False);
        Assert.That(second["warning"]!.GetValue<string>(), Is.EqualTo("already_in_channel"));
        var members = await OkAsync("conversations.members", new { channel = Payments });
        Assert.That(members["members"]!.AsArray().Select(m => m!.GetValue<string>()), Is.EqualTo(new[] { Ann, "U0ANDON0B1" }));
        Assert.That(members["response_metadata"]!["next_cursor"]!.GetValue<string>(), Is.Empty);
    }

    [Test]
    public async Task Lists_are_paged()
    {
        var names = new List<string>();
        var cursor = "";
        do
        {
            var page = await OkAsync("conversations.list", new { limit = 2, cursor });
            names.AddRange(page["channels"]!.AsArray().Select(c => c!["name"]!.GetValue<string>()));
            cursor = page["response_metadata"]!["next_cursor"]!.GetValue<string>();
        }
        while (cursor.Length > 0);

        Assert.That(names, Is.EqualTo(new[] { "checkout", "payments", "old" }));
    }

    [Test]
    public async Task A_person_has_a_zone_roles_and_names()
    {
        Slack.As("@ann").Person.IsPrimaryOwner = true;

        var user = (await OkAsync("users.info", new { user = Ann }))["user"]!;

        Assert.That(user["tz"]!.GetValue<string>(), Is.EqualTo("Europe/Berlin"));
        Assert.That(user["tz_offset"]!.GetValue<int>(), Is.EqualTo(7200));
        Assert.That(user["profile"]!["display_name"]!.GetValue<string>(), Is.EqualTo("Ann"));
        Assert.That(user["profile"]!["real_name"]!.GetValue<string>(), Is.EqualTo("Ann Adler"));
        Assert.That(user["profile"]!["email"]!.GetValue<string>(), Is.EqualTo("ann@example.com"));
        Assert.That(user["is_admin"]!.GetValue<bool>(), Is.True);
        Assert.That(user["is_primary_owner"]!.GetValue<bool>(), Is.True);
        Assert.That(user["is_bot"]!.GetValue<bool>(), Is.False);
    }

    [Test]
    public async Task E_mail_addresses_need_their_scope()
    {
        Slack.Scopes = Slack.Scopes.Where(s => s != "users:read.email").ToHashSet();

        var user = (await OkAsync("users.info", new { user = Ann }))["user"]!;

        Assert.That(user["profile"]!.AsObject().ContainsKey("email"), Is.False);
    }

    [Test]
    public async Task Deactivated_people_have_no_zone_and_no_roles()
    {
        var user = (await OkAsync("users.info", new { user = Gone }))["user"]!.AsObject();

        Assert.That(user["deleted"]!.GetValue<bool>(), Is.True);
        Assert.That(user.ContainsKey("tz"), Is.False);
        Assert.That(user.ContainsKey("is_admin"), Is.False);
    }

    [Test]
    public async Task Guests_bots_and_people_of_other_workspaces_are_marked()
    {
        Slack.AddPerson(new("U0GUEST001", "guest") { IsGuest = true });
        Slack.AddPerson(new("U0FOREIGN1", "foreign") { ForeignTeamId = "T0FOREIGN1" });
        Slack.AddPerson(new("U0STRANGE1", "stranger") { ForeignTeamId = "T0FOREIGN1", IsStranger = true });

        Assert.That((await OkAsync("users.info", new { user = "U0GUEST001" }))["user"]!["is_restricted"]!.GetValue<bool>(), Is.True);
        Assert.That(
            (await OkAsync("users.info", new { user = "U0FOREIGN1" }))["user"]!["team_id"]!.GetValue<string>(), Is.EqualTo("T0FOREIGN1"));
        Assert.That((await OkAsync("users.info", new { user = "U0ANDON0B1" }))["user"]!["is_bot"]!.GetValue<bool>(), Is.True);
        Assert.That(await ErrorAsync("users.info", new { user = "U0STRANGE1" }), Is.EqualTo("user_not_visible"));
        Assert.That(await ErrorAsync("conversations.open", new { users = "U0STRANGE1" }), Is.EqualTo("user_not_visible"));
    }

    [Test]
    public async Task People_can_be_found_by_e_mail_address_and_listed()
    {
        var found = await OkAsync("users.lookupByEmail", new { email = "BOB@example.com" });
        var list = await OkAsync("users.list", new { limit = 2 });

        Assert.That(found["user"]!["id"]!.GetValue<string>(), Is.EqualTo(Bob));
        Assert.That(list["members"]!.AsArray(), Has.Count.EqualTo(2));
        Assert.That(list["response_metadata"]!["next_cursor"]!.GetValue<string>(), Is.Not.Empty);
    }

    [Test]
    public async Task Opening_direct_messages_can_return_the_conversation()
    {
        var brief = await OkAsync("conversations.open", new { users = Bob });
        var full = await OkAsync("conversations.open", new { users = Bob, return_im = true });

        Assert.That(brief["channel"]!.AsObject(), Has.Count.EqualTo(1));
        Assert.That(brief["channel"]!["id"]!.GetValue<string>(), Does.StartWith("D"));
        Assert.That(full["channel"]!["user"]!.GetValue<string>(), Is.EqualTo(Bob));
    }

    [Test]
    public async Task People_and_channels_can_be_added_while_the_workspace_runs()
    {
        Slack.AddPerson(new("U0CLEO0003", "cleo"));
        var channel = Slack.AddChannel("new", ["cleo"], ConversationKind.Private);
        Assert.That(await ErrorAsync("conversations.info", new { channel = channel.Id }), Is.EqualTo("channel_not_found"));

        Slack.Change.Join(channel, "U0ANDON0B1");

        await OkAsync("conversations.info", new { channel = channel.Id });
    }
}
