using AndonBot.Rotations;
using AndonBot.Playground.LocalSlack.Entities;
using AndonBot.Playground.LocalSlack.Faults;
using AndonBot.Tests.Support;
using Snapshooter.NUnit;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Lines;

/// <summary><c>/andon setup</c> through the front door.</summary>
public sealed class SetupTests
{
    private AndonWorld _world = null!;

    [SetUp]
    public async Task Start() => _world = await StartAsync(withLine: false);

    [TearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Two_pages_make_a_line_that_can_be_pulled_at_once()
    {
        await OpenAsync(Cleo);
        var first = _world.As(Cleo).ReadsModal();
        await NextAsync(Cleo, ("line", "Checkout"), ("members", Cleo), ("members", Bob));
        Snapshot.Match($"{first}\n\n{_world.As(Cleo).ReadsModal()}", "Setup_pages_of_a_new_line");

        await SavedAsync(Cleo, ("rotation", "<@U0BOB00002> <@U0CLEO0003>"));

        Assert.That(_world.Slack.Channel("#checkout").Members, Does.Contain(_world.Slack.Settings.BotUserId));
        await _world.Slack.UntilAsync(() => _world.As(Cleo).Reads("#checkout").Contains("is ready"));
        Snapshot.Match(WithoutTimes(_world.As(Cleo).Reads("#checkout")), "Setup_as_read_in_the_channel");
        Assert.That(await _world.SayAsync(Ann, "/andon checkout is down"), Does.Contain("I'm calling @Bob."));
    }

    [Test]
    public async Task The_owner_changes_the_line_of_the_channel_and_what_no_page_asks_for_stays()
    {
        var calendar = CheckoutLine.Calendar;
        await _world.AddLineAsync(
            CheckoutLine with
            {
                Owner = Ann, CallWebhook = "https://pager.example/hook",
                Calendar = new(calendar.Zone, calendar.Days, calendar.From, calendar.To, [new(2030, 12, 25)]),
            });
        await OpenAsync(Ann);
        var first = _world.As(Ann).ReadsModal();
        await NextAsync(Ann, ("owner", Cleo), ("members", Ann), ("members", Bob), ("channels", Checkout), ("channels", Payments));
        Snapshot.Match($"{first}\n\n{_world.As(Ann).ReadsModal()}", "Setup_pages_of_an_existing_line");

        await SavedAsync(
            Ann, ("rotation", "<@U0ANN00001> <@U0BOB00002>"), ("zone", "asia/tokyo"), ("days", "sun-thu"), ("hours", "10:00-18:00"), ("handoff", "fri 15:00"),
            ("sev2", "stops: never, answer: 1wh"), ("webhook", "https://pager.example/hook"));

        var line = (await _world.Get<StaffedLineStore>().Named(new(_world.Slack.Settings.TeamId, Ann, Checkout), "checkout"))!.Line;
        Snapshot.Match(AndonBot.Lines.LinesFileWriter.Write([line]), "Setup_saved_line");
        Assert.That(_world.As(Ann).Reads("#payments"), Does.Contain("This channel can now stop the line *checkout*").And.Contain("@Bob is the Fixer"));
        Assert.That(_world.Slack.Journal.Entries.Where(entry => entry.Name == "chat.postMessage"), Has.One.Items);
    }

    [Test]
    public async Task Only_a_workspace_admin_sets_a_call_webhook()
    {
        await _world.AddLineAsync(CheckoutLine with { Owner = Ann });
        await OpenAsync(Ann);
        await NextAsync(Ann);
        var refused = await _world.As(Ann).SubmitAsync(("webhook", "https://pager.example/hook"));
        Assert.That(refused.Errors["webhook"], Does.StartWith("I call whatever address stands here, so only a workspace admin sets one."));

        await OpenAsync(Dora);
        await NextAsync(Dora);
        await SavedAsync(Dora, ("webhook", "https://pager.example/hook"));
        Assert.That((await _world.Get<StaffedLineStore>().Named(new(_world.Slack.Settings.TeamId, Dora, Checkout), "checkout"))!.Line.CallWebhook, Is.Not.Null);
    }

    [TestCase("line", "check out!", "'check out!' cannot name a line")]
    [TestCase("owner", Guest, "Gus (U0GUEST005) is a guest, and this takes a full member.")]
    [TestCase("members", Guest, "Gus (U0GUEST005) is a guest, and this takes a full member.")]
    [TestCase("channels", "#secret", "I see no channel C0SECRET01: if it is private, type \"/invite @andon\" there first")]
    [TestCase("channels", "#old", "#old (C0OLD00001) is archived.")]
    [TestCase("channels", "#payments", "#payments (C0PAYMENTS) belongs to the line payments")]
    public async Task What_is_wrong_on_the_first_page_is_said_under_its_input(string input, string value, string sentence)
    {
        _world.Slack.AddChannel("secret", [Ann], ConversationKind.Private, "C0SECRET01");
        _world.Slack.Change.Archive(_world.Slack.AddChannel("old", [Ann], id: "C0OLD00001"));
        await _world.AddLineAsync(LineOf("payments", [Payments], [Bob]));
        await OpenAsync(Ann);
        _world.As(Ann).Fill("line", "checkout");

        var submission = await _world.As(Ann).SubmitAsync((input, value));

        Assert.That(submission.GeneralError, Is.Null);
        Assert.That(submission.Errors.Single(), Is.EqualTo(new KeyValuePair<string, string>(input, submission.Errors[input])));
        Assert.That(submission.Errors[input], Does.StartWith(sentence));
    }

    [TestCase("rotation", "<@U0BOB00002>", "Ann is missing: add <@U0ANN00001> where it is their turn.")]
    [TestCase("rotation", "ann, then bob", "I cannot read 'ann'")]
    [TestCase("handoff", "monday", "'monday' is not a handoff")]
    [TestCase("zone", "Berlin", "'Berlin' is not a time zone")]
    [TestCase("days", "weekdays", "'weekdays' are not working days")]
    [TestCase("hours", "9-5", "'9-5' are not working hours")]
    [TestCase("sev1", "answer: soon", "'soon' is not a duration")]
    [TestCase("webhook", "http://pager.example", "'http://pager.example' is not a call webhook")]
    public async Task What_is_wrong_on_the_second_page_is_said_under_its_input_and_nothing_typed_is_lost(string input, string value, string sentence)
    {
        await OpenAsync(Ann);
        await NextAsync(Ann, ("line", "checkout"), ("members", Ann), ("members", Bob));

        var submission = await _world.As(Ann).SubmitAsync((input, value));

        Assert.That(submission.GeneralError, Is.Null);
        Assert.That(submission.Errors[input], Does.StartWith(sentence));
        Assert.That(_world.As(Ann).ReadsModal(), Does.Contain(value));
        Assert.That(await LinesAsync(), Is.Zero);
        Assert.That(_world.As(Ann).Sees("#checkout"), Is.Empty);
    }

    [Test]
    public async Task A_private_channel_is_set_up_once_the_bot_was_invited()
    {
        var secret = _world.Slack.AddChannel("secret", [Ann], ConversationKind.Private, "C0SECRET01");
        await OpenAsync(Ann, "#secret");
        Assert.That((await _world.As(Ann).SubmitAsync(("line", "secret"))).Errors["channels"], Does.Contain("/invite @andon"));

        _world.Slack.Change.Join(secret, _world.Slack.Settings.BotUserId);
        await NextAsync(Ann);
        await SavedAsync(Ann);

        Assert.That(await _world.SayAsync(Bob, "/andon status secret"), Does.Contain("secret"));
    }

    [Test]
    public async Task Where_the_bot_may_not_post_the_line_is_not_made_and_the_person_reads_why()
    {
        await OpenAsync(Ann);
        await NextAsync(Ann, ("line", "checkout"));
        _world.Slack.Faults.On("chat.postMessage", Fault.Refuse("restricted_action"));

        var refused = await _world.As(Ann).SubmitAsync();
        Assert.That(refused.Errors.Values.Single(), Is.EqualTo(
            "I cannot post in #checkout (C0CHECKOUT): only some people may. Let me be one of them in the channel's settings, then submit this again."));
        Assert.That(await LinesAsync(), Is.Zero);

        await SavedAsync(Ann);
        Assert.That(await LinesAsync(), Is.EqualTo(1));
    }

    [TestCase("conversations.info")]
    [TestCase("users.info")]
    public async Task While_Slack_does_not_answer_the_form_stays_and_says_so_in_time(string method)
    {
        await OpenAsync(Ann);
        _world.Slack.Faults.On(method, Fault.Hang(), times: 9);

        var submission = await _world.As(Ann).SubmitAsync(("line", "checkout"));

        Assert.That(submission.GeneralError, Is.Null);
        Assert.That(submission.Errors.Values.Single(), Does.StartWith("Slack did not answer me in time, so nothing was saved."));
    }

    [Test]
    public async Task Only_the_owner_and_admins_change_a_line()
    {
        await _world.AddLineAsync(CheckoutLine with { Owner = Cleo });
        await OpenAsync(Bob);
        Assert.That((await _world.As(Bob).SubmitAsync()).Errors["line"], Is.EqualTo("checkout belongs to Cleo: only they and workspace admins change it."));

        await OpenAsync(Dora);
        await NextAsync(Dora);
        await SavedAsync(Dora, ("handoff", "tue 10:00"));
    }

    [Test]
    public async Task Somebody_who_lost_the_line_between_the_pages_does_not_save_it()
    {
        await _world.AddLineAsync(CheckoutLine with { Owner = Cleo });
        await OpenAsync(Cleo);
        await NextAsync(Cleo);
        await _world.AddLineAsync(CheckoutLine with { Owner = Bob });

        Assert.That((await _world.As(Cleo).SubmitAsync()).Errors.Values.Single(), Does.StartWith("checkout belongs to Bob"));
    }

    [Test]
    public async Task A_new_line_does_not_take_the_name_of_another()
    {
        await _world.AddLineAsync(CheckoutLine with { Owner = Ann });
        await OpenAsync(Ann, Payments);
        Assert.That((await _world.As(Ann).SubmitAsync(("line", "checkout"))).Errors["line"], Does.StartWith("There is a line checkout already."));
    }

    [Test]
    public async Task Guests_set_up_nothing()
    {
        Assert.That(await _world.SayAsync(Guest, "/andon setup"), Does.Contain("the rest is for full members"));
        Assert.That(_world.As(Guest).Modal, Is.Null);
    }

    private async Task OpenAsync(string person, string channel = Checkout)
    {
        await _world.As(person).SayAsync(channel, "/andon setup");
        Assert.That(_world.As(person).Modal, Is.Not.Null);
    }

    private async Task NextAsync(string person, params (string, string)[] values)
    {
        var submission = await _world.As(person).SubmitAsync(values);
        Assert.That((submission.GeneralError, string.Join(' ', submission.Errors)), Is.EqualTo(((string?)null, "")));
        Assert.That(_world.As(person).ReadsModal(), Does.Contain("Order of the rotation"));
    }

    private async Task SavedAsync(string person, params (string, string)[] values)
    {
        var submission = await _world.As(person).SubmitAsync(values);
        Assert.That((submission.GeneralError, string.Join(' ', submission.Errors)), Is.EqualTo(((string?)null, "")));
        Assert.That(_world.As(person).Modal, Is.Null);
    }

    private Task<long> LinesAsync() => _world.QueryAsync<long>("select count(*) from line");

    private static string WithoutTimes(string transcript) => System.Text.RegularExpressions.Regex.Replace(transcript, @"(?m)^\d\d:\d\d", "hh:mm");
}
