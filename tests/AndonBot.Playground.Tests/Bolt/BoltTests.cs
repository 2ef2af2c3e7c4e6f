using AndonBot.Playground.LocalSlack;
using AndonBot.Playground.LocalSlack.Delivery;

namespace AndonBot.Playground.Tests.Bolt;

/// <summary>
/// LocalSlack with a stock Bolt app, which was written for Slack: commands, interactions, events and API calls work over both transports.
/// </summary>
[TestFixture(false, TestName = "Bolt over HTTP")]
[TestFixture(true, TestName = "Bolt over Socket Mode")]
public sealed class BoltTests(bool socketMode)
{
    private const string Ann = "U0ANN00001";
    private const string Lunch = "C0LUNCH001";
    private const string Direct = "@andon";

    private SlackWorkspace _slack = null!;
    private BoltApp _app = null!;

    private Actor Person => _slack.As("@ann");

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _slack = await SlackWorkspace.StartAsync(new()
        {
            SocketMode = socketMode,
            Command = "/bolt",
            RequestPaths = new("/slack/events", "/slack/events", "/slack/events", "/slack/events"),
            Paced = false,
            AcknowledgeWithin = TimeSpan.FromSeconds(20),
        });
        _slack.AddPerson(new(Ann, "ann") { DisplayName = "Ann" });
        _slack.AddChannel("lunch", [Ann, _slack.Settings.BotUserId], id: Lunch);
        _app = await BoltApp.StartAsync(_slack);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _app.DisposeAsync();
        await _slack.DisposeAsync();
    }

    [Test]
    public async Task A_command_gets_an_immediate_and_a_later_response()
    {
        await SayAsync("/bolt one & two");
        Assert.That(Seen.Count(m => m is { Text: "You said: one & two", IsOnlyForMe: true }), Is.EqualTo(1));

        await SayAsync("/bolt later");
        await _slack.UntilAsync(() => Seen.Any(m => m is { Text: "@Ann waited.", IsOnlyForMe: false }));
        Assert.That(Seen.Count(m => m is { Text: "Wait.", IsOnlyForMe: true }), Is.EqualTo(1));
    }

    [Test]
    public async Task A_button_changes_its_message()
    {
        await SayAsync("/bolt card");
        await _slack.UntilAsync(() => Seen.Any(m => m.Controls.Count == 2));
        await OkAsync(Person.ClickAsync("#lunch", "vote_salad"));

        await _slack.UntilAsync(() => Seen.Any(m => m.Text == "@Ann takes salad."));
        Assert.That(Seen.Any(m => m.Controls.Count > 0), Is.False);
    }

    [Test]
    public async Task A_form_requests_options_shows_errors_and_opens_the_next_form()
    {
        await SayAsync("/bolt form");
        await FormAsync("Order");
        Assert.That((await Person.SubmitAsync(("words", "no"))).Errors["words"], Is.EqualTo("Say more."));

        Assert.That((await Person.SuggestAsync("dish", "s")).Options.Select(o => o.Value), Is.EqualTo(new[] { "soup", "salad", "stew" }));
        Assert.That((await Person.SubmitAsync(("words", "please"), ("dish", "stew"))).IsAccepted, Is.True);
        Assert.That((Person.Modal!.Title, Person.Modal.PrivateMetadata), Is.EqualTo(("Sure?", "please and stew")));
        Assert.That((await Person.SubmitAsync()).IsAccepted, Is.True);
        Assert.That(Person.Modal, Is.Null);
        await HeardAsync("Ordered: please and stew.");
    }

    [Test]
    public async Task Closing_a_form_that_a_shortcut_opened_is_reported()
    {
        await OkAsync(Person.UseShortcutAsync("pull_global"));
        await FormAsync("Order");
        await Person.CloseAsync();

        await HeardAsync("Ordered nothing.");
    }

    [Test]
    public async Task A_message_shortcut_sends_the_message()
    {
        await Person.SayAsync("#lunch", "the soup is cold");
        var ts = Seen.Last(m => m.Text == "the soup is cold").Ts;
        await OkAsync(Person.UseMessageShortcutAsync("#lunch", ts, "pull_message"));

        await _slack.UntilAsync(() => Seen.Single(m => m.Ts == ts).Replies is [{ Text: "Heard: the soup is cold" }]);
    }

    [Test]
    public async Task The_home_tab_is_published_when_it_is_opened_and_when_its_button_is_clicked()
    {
        Person.OpenHome();
        foreach (var count in new[] { 0, 1, 2 })
        {
            await _slack.UntilAsync(() => Person.Home?.Body.ToJsonString().Contains($"Clicked {count} times.", StringComparison.Ordinal) == true);
            await OkAsync(Person.ClickOnHomeAsync("count"));
        }
    }

    [Test]
    public async Task A_message_to_the_app_is_sent_as_an_event()
    {
        await Person.SayAsync(Direct, "hello");

        await HeardAsync("Hello, @Ann.");
        Assert.That(_slack.Journal.Entries.Single(e => e.Name == "event:message").Envelope is not null, Is.EqualTo(socketMode));
    }

    private IReadOnlyList<SeenMessage> Seen => Person.Sees("#lunch");

    private Task SayAsync(string text) => OkAsync(Person.SayAsync("#lunch", text));

    private Task FormAsync(string title) => _slack.UntilAsync(() => Person.Modal?.Title == title);

    private Task HeardAsync(string text) => _slack.UntilAsync(() => Person.Sees(Direct).Any(m => m.Text == text));

    private static async Task OkAsync(Task<DeliveryResult> delivery)
    {
        var result = await delivery;
        Assert.That(result.Failure, Is.Null, () => result.ToString());
    }
}
