using System.Text.Json.Nodes;
using SlackNet;
using SlackNet.WebApi;

namespace SlackNetTests;

/// <summary>The query of each call about channels and people, and how its response is read.</summary>
internal sealed class DirectoryTests
{
    [TestCase("web-api/conversations.info")]
    [TestCase("web-api/conversations.info-dm")]
    public async Task A_channel_is_read(string sample)
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text(sample));

        var channel = await calls.Client.Conversations.Info("C0LINE0004", includeNumMembers: true);

        calls.AssertAsked("conversations.info", ("channel", "C0LINE0004"), ("include_locale", "false"), ("include_num_members", "true"));
        AssertChannel(channel, SlackNetSample.Json(sample)["channel"]!);
    }

    [TestCase("web-api/conversations.join", null)]
    [TestCase("web-api/conversations.join-already-member", "already_in_channel")]
    public async Task A_channel_is_joined(string sample, string? warning)
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text(sample));

        var joined = await calls.Client.Conversations.Join("C0ALERTS01");

        Assert.That(calls.Sent.Single().Body, Is.EqualTo("""{"channel":"C0ALERTS01"}"""));
        Assert.That(joined.Warning, Is.EqualTo(warning));
        AssertChannel(joined.Channel, SlackNetSample.Json(sample)["channel"]!);
    }

    [Test]
    public async Task A_page_of_channels_is_read()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/conversations.list"));

        var page = await calls.Client.Conversations.List(
            excludeArchived: true, limit: 200, types: [ConversationType.PublicChannel, ConversationType.PrivateChannel]);

        calls.AssertAsked(
            "conversations.list", ("exclude_archived", "true"), ("limit", "200"), ("types", "public_channel,private_channel"));
        var sent = SlackNetSample.Json("web-api/conversations.list");
        Assert.That(page.ResponseMetadata.NextCursor, Is.EqualTo((string?)sent["response_metadata"]!["next_cursor"]));
        Assert.That(
            page.Channels.Select(channel => channel.Id),
            Is.EqualTo(sent["channels"]!.AsArray().Select(channel => (string)channel!["id"]!)));
        AssertChannel(page.Channels[0], sent["channels"]![0]!);
    }

    [Test]
    public async Task A_page_of_members_is_read()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/conversations.members"));

        var page = await calls.Client.Conversations.Members("C0LINE0004");

        calls.AssertAsked("conversations.members", ("channel", "C0LINE0004"), ("limit", "100"));
        Assert.That(string.Join(' ', page.Members), Is.EqualTo("U0MARIA001 U0TOMAS002 U0ANDON0B1"));
        Assert.That(page.ResponseMetadata.NextCursor, Is.Empty);
    }

    [Test]
    public async Task A_direct_message_is_opened_by_its_users()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/conversations.open"));

        var id = await calls.Client.Conversations.Open(["U0MARIA001"]);

        // Slack documents a list joined by commas; the package sends an array, which Slack takes too.
        Assert.That(calls.Sent.Single().Body, Does.Contain("""
            "users":["U0MARIA001"]
            """));
        Assert.That(id, Is.EqualTo("D0MARIA001"));
    }

    [Test]
    public async Task A_direct_message_is_opened_with_its_properties()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/conversations.open-return_im"));

        var opened = await calls.Client.Conversations.OpenAndReturnInfo("D0MARIA001");

        Assert.That(calls.Sent.Single().Body, Is.EqualTo("""{"channel":"D0MARIA001","return_im":true}"""));
        Assert.That(opened.AlreadyOpen, Is.True);
        Assert.That(opened.NoOp, Is.True);
        AssertChannel(opened.Channel, SlackNetSample.Json("web-api/conversations.open-return_im")["channel"]!);
    }

    [TestCase("web-api/users.info")]
    [TestCase("web-api/users.info-bot")]
    [TestCase("web-api/users.info-deactivated")]
    public async Task A_user_is_read(string sample)
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text(sample));

        var user = await calls.Client.Users.Info("U0MARIA001", includeLocale: true);

        calls.AssertAsked("users.info", ("user", "U0MARIA001"), ("include_locale", "true"));
        AssertUser(user, SlackNetSample.Json(sample)["user"]!);
    }

    [Test]
    public async Task A_user_is_found_by_email()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/users.lookupByEmail"));

        var user = await calls.Client.Users.LookupByEmail("maria+line@example.com");

        calls.AssertAsked("users.lookupByEmail", ("email", "maria+line@example.com"));
        Assert.That(calls.Sent.Single().Url.Query, Is.EqualTo("?email=maria%2Bline%40example.com"));
        AssertUser(user, SlackNetSample.Json("web-api/users.lookupByEmail")["user"]!);
    }

    [Test]
    public async Task A_page_of_users_is_read()
    {
        using var calls = new SlackNetCalls().Answer(SlackNetSample.Text("web-api/users.list"));

        var page = await calls.Client.Users.List(limit: 200);

        calls.AssertAsked("users.list", ("include_locale", "false"), ("limit", "200"));
        var sent = SlackNetSample.Json("web-api/users.list");
        Assert.That(page.Members, Has.Count.EqualTo(sent["members"]!.AsArray().Count));
        foreach (var (user, expected) in page.Members.Zip(sent["members"]!.AsArray()))
            AssertUser(user, expected!);
    }

    [Test]
    public async Task Members_of_other_types_than_documented_are_read()
    {
        using var calls = new SlackNetCalls().Answer("""
            {"ok":true,"user":{"id":7,"deleted":"true","is_bot":null,"tz_offset":"7200","updated":null,
             "profile":{"email":null,"new":[{}]},"new":{"a":1}}}
            """);

        var user = await calls.Client.Users.Info("U1");

        Assert.Multiple(() =>
        {
            Assert.That(user.Id, Is.EqualTo("7"));
            Assert.That(user.Deleted, Is.True);
            Assert.That(user.IsBot, Is.False);
            Assert.That(user.TzOffset, Is.EqualTo(7200));
            Assert.That(user.Profile.Email, Is.Null);
        });
    }

    private static void AssertChannel(Conversation channel, JsonNode expected) => Assert.Multiple(() =>
    {
        Assert.That(channel.Id, Is.EqualTo((string)expected["id"]!));
        Assert.That(channel.Name, Is.EqualTo((string?)expected["name"]));
        Assert.That(channel.IsIm, Is.EqualTo((bool?)expected["is_im"] ?? false));
        Assert.That(channel.IsPrivate, Is.EqualTo((bool?)expected["is_private"] ?? false));
        Assert.That(channel.IsArchived, Is.EqualTo((bool?)expected["is_archived"] ?? false));
        Assert.That(channel.IsMember, Is.EqualTo((bool?)expected["is_member"] ?? false));
        Assert.That(channel.IsExtShared, Is.EqualTo((bool?)expected["is_ext_shared"] ?? false));
        Assert.That(channel.User, Is.EqualTo((string?)expected["user"]));
        Assert.That(channel.Created, Is.EqualTo((int)expected["created"]!));
        Assert.That(channel.NumMembers, Is.EqualTo((int?)expected["num_members"] ?? 0));
        Assert.That(channel.Topic?.Value, Is.EqualTo((string?)expected["topic"]?["value"]));
    });

    private static void AssertUser(User user, JsonNode expected) => Assert.Multiple(() =>
    {
        Assert.That(user.Id, Is.EqualTo((string)expected["id"]!));
        Assert.That(user.TeamId, Is.EqualTo((string?)expected["team_id"]));
        Assert.That(user.Deleted, Is.EqualTo((bool?)expected["deleted"] ?? false));
        Assert.That(user.IsBot, Is.EqualTo((bool?)expected["is_bot"] ?? false));
        Assert.That(user.IsAdmin, Is.EqualTo((bool?)expected["is_admin"] ?? false));
        Assert.That(user.IsPrimaryOwner, Is.EqualTo((bool?)expected["is_primary_owner"] ?? false));
        Assert.That(user.Tz, Is.EqualTo((string?)expected["tz"]));
        Assert.That(user.TzOffset, Is.EqualTo((int?)expected["tz_offset"] ?? 0));
        Assert.That(user.Locale, Is.EqualTo((string?)expected["locale"]));
        Assert.That(user.Has2FA, Is.EqualTo((bool?)expected["has_2fa"] ?? false));
        Assert.That(user.Profile.RealName, Is.EqualTo((string?)expected["profile"]!["real_name"]));
        Assert.That(user.Profile.DisplayName, Is.EqualTo((string?)expected["profile"]!["display_name"]));
        Assert.That(user.Profile.Email, Is.EqualTo((string?)expected["profile"]!["email"]));
    });
}
