using AndonBot.Interactions;
using AndonBot.Slack;
using AndonBot.Tests.Support;
using SlackNet;
using SlackNet.Blocks;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Messages;

/// <summary>Every button, menu and form that the bot shows does something when it is used; shown through the front door.</summary>
public sealed class HandlerTests
{
    private const string Planted = "incident.unheard_of";

    private AndonWorld _world = null!;

    /// <summary>What each action id carries; <c>#</c> is an incident that was just called.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["incident.answer"] = "#",
        ["incident.stop"] = "#",
        ["incident.restart"] = "#",
        ["incident.contain"] = "#",
        ["incident.dismiss"] = "#",
        ["incident.severity"] = "# 3",
        ["incident.note"] = "#",
        ["incident.back"] = "#",
        ["incident.began"] = "#",
        ["incident.same"] = "# 1",
        ["incident.give"] = "#",
        ["incident.still"] = "#",
        ["action.add"] = "#",
        ["action.done"] = "A1",
        ["action.move"] = "A1",
        ["action.help"] = "A1",
        ["action.keep"] = "trigger",
        ["postmortem.open"] = "#",
        ["pull.anyway"] = "trigger",
        ["pull.line"] = "# checkout",
        ["pull.meant"] = "# trigger", ["command.run"] = "ack #",
        ["handoff.accept"] = "1 20300107",
        ["home.refresh"] = "home",
    };

    /// <summary>What is filled into each form, and the button that opens it; none: a command does.</summary>
    private static readonly Dictionary<string, (string? Button, (string, string)[] Inputs)> Forms = new()
    {
        ["pull"] = (null, [("what", "cart is slow")]),
        ["line"] = (null, [("line", "payments"), ("channels", "#payments")]),
        ["restart"] = ("incident.restart", [("text", "rolled back")]),
        ["contain"] = ("incident.contain", [("text", "rolled back"), ("cause", "a bad release"), ("temporary", "yes")]),
        ["dismiss"] = ("incident.dismiss", [("text", "a test")]),
        ["note"] = ("incident.note", [("text", "looking")]),
        ["began"] = ("incident.began", [("began_on", "2030-01-07"), ("began_at", "09:10")]),
        ["postmortem"] = ("postmortem.open", [("happened", "carts were empty"), ("root_cause", "no test")]),
        ["give"] = ("incident.give", [("owner", Cleo)]),
        ["action"] = ("action.add", [("text", "carts without a price are rejected"), ("owner", Cleo), ("due", "2030-01-21")]),
        ["action_done"] = ("action.done", []),
        ["action_move"] = ("action.move", [("due", "2030-01-28"), ("text", "waiting for the vendor")]),
    };

    private static IEnumerable<string> AllActions => HandlerTypes.Of<IButtonHandler>().Select(handler => handler.ActionId);

    /// <summary>What the home tab has alone does nothing elsewhere.</summary>
    private static IEnumerable<string> ActionsInMessages => AllActions.Where(id => id != "home.refresh");

    private static IEnumerable<string> AllForms => HandlerTypes.Of<IFormHandler>().Select(handler => handler.CallbackId);

    [OneTimeSetUp]
    public async Task Start()
    {
        _world = await StartAsync();
        await _world.SayAsync(Ann, "/andon the first one");
        await _world.SayAsync(Bob, "/andon action 1 carts without a price are rejected me 2030-01-21");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _world.DisposeAsync();

    [Test]
    public async Task Messages_and_forms_carry_exactly_the_ids_of_the_handlers()
    {
        var rendered = await new MessageCatalog(Words.Plain).All();

        Assert.That(rendered.SelectMany(one => one.Ids).Distinct(), Is.EquivalentTo(AllActions.Concat(AllForms)));
        Assert.That(Values.Keys, Is.EquivalentTo(AllActions));
        Assert.That(Forms.Keys, Is.EquivalentTo(AllForms));
    }

    [TestCaseSource(nameof(ActionsInMessages))]
    public async Task An_action_is_handled(string id) => Assert.That(await UseAsync(id, Values[id]), Is.True);

    [TestCase(Planted, "#")]
    [TestCase(Planted, "anything")]
    [TestCase("incident.severity", "# 9")]
    [TestCase("incident.answer", "the first one")]
    [TestCase("action.done", "34")]
    [TestCase("action.add", "A1")]
    public async Task An_action_that_nobody_handles_is_told_apart(string id, string value) => Assert.That(await UseAsync(id, value), Is.False);

    [TestCaseSource(nameof(AllForms))]
    public async Task A_form_is_handled(string id) => Assert.That(await SubmitAsync(id, id), Is.True);

    [TestCase("note")]
    [TestCase("pull")]
    public async Task A_form_that_nobody_handles_is_told_apart(string opened) => Assert.That(await SubmitAsync(opened, Planted), Is.False);

    [Test]
    public async Task The_home_tab_is_shown_anew_after_each_of_its_buttons()
    {
        _world.As(Bob).OpenHome();
        await _world.Slack.UntilAsync(() => Published() > 0);
        foreach (var id in new[] { "home.refresh", "action.help" })
        {
            var before = Published();
            await _world.As(Bob).ClickOnHomeAsync(id);
            await _world.Slack.UntilAsync(() => Published() > before);
        }
    }

    /// <summary>Uses a button of this id; whether the bot did or said something, other than that it cannot.</summary>
    private async Task<bool> UseAsync(string id, string value)
    {
        var number = await PullAsync();
        var facts = await FactsAsync();
        var heard = Heard().Count;
        await ClickAsync(id, value.Replace("#", $"{number}"));
        if (_world.As(Bob).Modal is not null)
        {
            await _world.As(Bob).CloseAsync();
            return true;
        }

        if (await FactsAsync() != facts)
            return true;
        await _world.Slack.UntilAsync(() => Heard().Count > heard);
        return Heard()[^1] != Mrkdwn.ToPlain(CommonReplies.NotYet.Text, who => who) && Heard()[^1] != CommonReplies.NotYet.Text;
    }

    /// <summary>Opens and submits a form; whether something was recorded or the next page came.</summary>
    private async Task<bool> SubmitAsync(string opened, string submitted)
    {
        await OpenAsync(opened);
        var (facts, bob) = (await FactsAsync(), _world.As(Bob));
        bob.Modal!.Body["callback_id"] = submitted;
        var title = bob.ReadsModal();
        var submission = await bob.SubmitAsync(Forms[opened].Inputs);
        var handled = submission.IsAccepted && (await FactsAsync() != facts || (bob.Modal is not null && bob.ReadsModal() != title));
        while (bob.Modal is not null)
            await bob.CloseAsync();
        return handled;
    }

    private async Task OpenAsync(string form)
    {
        var number = await PullAsync();
        if (form is "pull" or "line")
            await _world.As(Bob).SayAsync(Checkout, form == "pull" ? "/andon" : "/andon setup");
        else
        {
            await _world.As(Bob).SayAsync(Checkout, $"/andon stop {number}");
            await _world.SayAsync(Bob, $"/andon action {number} carts without a price are rejected me 2030-01-21");
            var action = await _world.QueryAsync<long>("select max(action_id) from action");
            await ClickAsync(Forms[form].Button!, form is "action_done" or "action_move" ? $"A{action}" : $"{number}");
        }
    }

    /// <summary>Puts one button into the channel, as the bot would, and clicks it.</summary>
    private async Task ClickAsync(string id, string value)
    {
        var posted = await _world.Get<ISlackApiClient>().Chat.PostMessage(new()
        {
            Channel = Checkout, Text = "a button",
            Blocks = [new ActionsBlock { Elements = [new Button { ActionId = id, Text = new PlainText("It"), Value = value }] }],
        });
        await _world.As(Bob).ClickAsync(Checkout, id, posted.Ts);
    }

    private async Task<long> PullAsync()
    {
        await _world.SayAsync(Ann, $"/andon problem {Guid.NewGuid()}");
        return await _world.QueryAsync<long>("select max(number) from incident");
    }

    /// <summary>Grows with everything that people do.</summary>
    private Task<long> FactsAsync() =>
        _world.CountAsync("select (select count(*) from incident_event) + (select count(*) from incident) + (select count(*) from line)");

    private int Published() => _world.Slack.Journal.Entries.Count(entry => entry.Name == "views.publish" && entry.Status is not null);

    private List<string> Heard() => [.. _world.As(Bob).Sees(Checkout).Where(message => message.IsOnlyForMe).Select(message => message.Text)];
}
