using AndonBot.Playground.LocalSlack.Delivery;
using AndonBot.Tests.Support;
using static AndonBot.Tests.Storage.Upgrade.KeptControls;
using static AndonBot.Tests.Support.AndonWorld;

namespace AndonBot.Tests.Storage.Upgrade;

/// <summary>Buttons and forms that the version before has sent still do what they say.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ControlTests
{
    private static readonly Control[] Controls =
    [
        Button("incident.answer 13", Bob, Checkout, "select exists (select from incident where number = 13 and answered_by = 'U0BOB00002')"),
        Button("incident.answer 16", Bob, UserActions.Direct, "select exists (select from incident where number = 16 and answered_by = 'U0BOB00002')"),
        Button("incident.still 12", Bob, UserActions.Direct, "select exists (select from incident_event where incident_number = 12 and kind = 'StillOnIt')"),
        Button("incident.back 4", Ann, Checkout, "select exists (select from incident where number = 4 and back_at is not null)"),
        Button("handoff.accept", Cleo, Payments, "select exists (select from shift where week = '2030-01-28' and accepted_by = 'U0CLEO0003')"),
        Button("action.help A6", Ann, UserActions.Direct, "select exists (select from action where action_id = 6 and help_by is not null)"),
        Button("pull.line 14 checkout", Guest, UserActions.Direct, "select exists (select from incident where number = 14 and line_id = 1)"),

        Answer("incident.same 16 12", Dora, "select exists (select from incident where number = 16 and merged_into = 12)"),
        Anyway("status receipts", "select exists (select from incident where text = 'status receipts')"),
        Anyway("checkout answers 500", "select count(*) = 2 from incident where text = 'checkout answers 500'"),

        Form("contain", "select exists (select from incident where number = 12 and contained_by = 'U0BOB00002')", world => SubmitAsync(
            world, Bob, "contain", $"12 {ResponseUrl(world)}", ("text", Text("rolled back")), ("cause", Text("a typo")), ("temporary", Choice("no")))),
        Form("restart", "select exists (select from stop where incident_number = 11 and restarted_by = 'U0BOB00002')", world => SubmitAsync(
            world, Bob, "restart", $"11 {ResponseUrl(world)}", ("text", Text("rolled back")))),
        Form("note", "select exists (select from incident_event where incident_number = 12 and text = 'only in Safari')", world => SubmitAsync(
            world, Bob, "note", $"12 {ResponseUrl(world)}", ("text", Text("only in Safari")))),
        Form("dismiss", "select exists (select from incident where number = 13 and dismissed_why = 'a test')", world => SubmitAsync(
            world, Bob, "dismiss", $"13 {ResponseUrl(world)}", ("text", Text("a test")))),
        Form("give", "select exists (select from incident where number = 12 and fixer = 'U0CLEO0003')", world => SubmitAsync(
            world, Bob, "give", $"12 {ResponseUrl(world)}", ("owner", Person(Cleo)))),
        Form("postmortem", "select exists (select from postmortem where incident_number = 4 and root_cause = 'no test')", world => SubmitAsync(
            world, Bob, "postmortem", "4", ("root_cause", Text("no test")))),
        Form("action", "select exists (select from action where incident_number = 1 and due_on = '2030-02-15')", world => SubmitAsync(
            world, Bob, "action", "1", ("text", Text("carts without a price are rejected")), ("owner", Person(Bob)), ("due", Date("2030-02-15")))),
        Form("action_done", "select exists (select from action where action_id = 6 and evidence = 'build 140')", world => SubmitAsync(
            world, Ann, "action_done", "A6", ("text", Text("build 140")))),
        Form("action_move", "select exists (select from action where action_id = 2 and due_on = '2030-02-15')", world => SubmitAsync(
            world, Bob, "action_move", "A2", ("due", Date("2030-02-15")), ("text", Text("the vendor is late")))),
        Form("pull", "select exists (select from incident where text = 'receipts are blank' and severity = 3 and line_id = 1)", world => SubmitAsync(
            world, Ann, "pull", """{"Channel":"C0CHECKOUT","ResponseUrl":null,"Message":null}""",
            ("what", Text("receipts are blank")), ("severity", Choice("3")))),
    ];

    [TestCaseSource(nameof(Controls))]
    public async Task What_was_sent_before_still_works(Control control)
    {
        await using var world = await Kept.StartAsync();
        await Kept.KnowGuestAsync(world);
        Assert.That(await world.QueryAsync<bool>(control.Holds), Is.False, "Not yet.");

        var delivery = await control.UseAsync(world);
        Assert.That((delivery.Failure, delivery.Status), Is.EqualTo(((string?)null, 200)), () => delivery.ToString());
        await world.SettleAsync();

        Assert.That(await world.QueryAsync<bool>(control.Holds), Is.True, () => delivery.ToString());
    }

    [Test]
    public async Task What_Slack_delivers_again_gets_the_answer_that_the_version_before_gave()
    {
        await using var world = await Kept.StartAsync();
        var trigger = await world.QueryAsync<string>(
            "select key from delivery where incident_number = 12 and user_id = @Bob and answer is not null", new { Bob });

        var delivery = await RepeatAsync(world, Bob, Checkout, "ack 12", trigger);
        await world.SettleAsync();

        Assert.That(delivery.Body, Does.Contain("You are on #12. Thank you."));
        Assert.That(await world.CountAsync("select count(*) from incident_event where incident_number = 12 and kind = 'Answered'"), Is.EqualTo(1));
        Assert.That(await Said.PostsAsync(world), Is.Empty);
    }

    /// <summary>A button of a message that the workspace keeps.</summary>
    private static Control Button(string button, string person, string channel, string holds)
    {
        var (action, value) = Split(button);
        return new(button, holds, world => world.As(person).ClickAsync(channel, action, choose: value.Length == 0 ? [] : [value]));
    }

    private static Control Answer(string button, string person, string holds)
    {
        var (action, value) = Split(button);
        return new(button, holds, world => PressAsync(world, person, Checkout, action, value));
    }

    /// <summary>"Pull anyway" under the answer to a text of Ann's that was no pull.</summary>
    private static Control Anyway(string text, string holds) => new($"pull.anyway: {text}", holds, async world =>
    {
        var key = await world.QueryAsync<string>("select key from delivery where text = @text order by received_at desc limit 1", new { text });
        return await PressAsync(world, Ann, Checkout, "pull.anyway", key);
    });

    private static Control Form(string name, string holds, Func<AndonWorld, Task<DeliveryResult>> submit) => new($"form {name}", holds, submit);

    private static (string Action, string Value) Split(string button) => button.Split(' ', 2) is [var action, var value] ? (action, value) : (button, "");

    /// <param name="Holds">A question to the database whose answer is yes once the control has done its work.</param>
    public sealed record Control(string Name, string Holds, Func<AndonWorld, Task<DeliveryResult>> UseAsync)
    {
        public override string ToString() => Name;
    }
}
