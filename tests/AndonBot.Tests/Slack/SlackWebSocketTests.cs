using System.Net.WebSockets;
using AndonBot.Slack;
using AndonBot.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using SlackNet;

namespace AndonBot.Tests.Slack;

internal sealed class SlackWebSocketTests
{
    private const string Hello = """{"type":"hello","num_connections":1}""";
    private const string Envelope = """{"type":"events_api","envelope_id":"1","payload":{}}""";
    private const string Warning = """{"type":"disconnect","reason":"warning"}""";
    private const string LinkDisabled = """{"type":"disconnect","reason":"link_disabled"}""";

    private WorldClock _clock = null!;
    private FakeSocket _slack = null!;
    private SlackWebSockets _all = null!;
    private Library _library = null!;
    private SlackWebSocket _socket = null!;

    [SetUp]
    public void Make()
    {
        _clock = new(offsetFile: null);
        (_slack, _library, _all) = (new(), new(), new(_clock, NullLogger<SlackWebSockets>.Instance));
        _socket = new(_slack, _all);
        _socket.Messages.Subscribe(_library);
    }

    [TearDown]
    public void Close()
    {
        _socket.Dispose();
        _slack.Dispose();
    }

    [Test]
    public async Task It_is_open_when_Slack_has_said_hello()
    {
        var opening = _socket.Open(CancellationToken.None);
        Assert.That(opening.IsCompleted, Is.False);
        Assert.That(_all.IsConnected, Is.False);

        _slack.Say(Hello);

        Assert.That(await opening, Is.True);
        Assert.That(_all.IsConnected, Is.True);
    }

    [TestCase(LinkDisabled)]
    [TestCase("""{"type":"disconnect","reason":"too_many_websockets"}""")]
    public async Task A_connection_that_Slack_closes_without_hello_could_not_be_opened(string said)
    {
        var opening = _socket.Open(CancellationToken.None);
        _slack.Say(said);
        _slack.End(WebSocketState.Closed);

        Assert.That(await opening, Is.False);
    }

    [Test]
    public void SlackNet_receives_everything_but_that_the_link_is_disabled()
    {
        foreach (var message in new[] { Hello, Envelope, Warning, LinkDisabled, "not JSON" })
            _slack.Say(message);
        _slack.End(WebSocketState.Closed);

        Assert.That(_library.Received, Is.EqualTo(new[] { Hello, Envelope, Warning, "not JSON" }));
    }

    [TestCase(WebSocketState.Aborted)]
    [TestCase(WebSocketState.CloseReceived)]
    [TestCase(WebSocketState.Closed)]
    public void A_connection_that_has_ended_is_none(WebSocketState state)
    {
        _slack.Say(Hello);
        _slack.End(state);

        Assert.That(_all.LastReceived, Is.Null);
    }

    [Test]
    public void The_last_message_of_the_open_connections_counts()
    {
        _slack.Say(Hello);
        _clock.ShiftTo(TimeSpan.FromDays(1));
        var tomorrow = _clock.Now();
        _slack.Say(Envelope);

        Assert.That(_all.LastReceived, Is.GreaterThanOrEqualTo(tomorrow));
    }

    private sealed class Library : IObserver<string>
    {
        public List<string> Received { get; } = [];

        public void OnNext(string value) => Received.Add(value);

        public void OnError(Exception error) => throw error;

        public void OnCompleted() { }
    }

    private sealed class FakeSocket : IWebSocket, IObservable<string>
    {
        private readonly TaskCompletionSource _closed = new();
        private IObserver<string>? _observer;

        public WebSocketState State { get; private set; } = WebSocketState.Open;

        public Task Closed => _closed.Task;

        public IObservable<string> Messages => this;

        public Task<bool> Open(CancellationToken cancellationToken) => Task.FromResult(true);

        public Task Send(string message) => Task.CompletedTask;

        public IDisposable Subscribe(IObserver<string> observer)
        {
            _observer = observer;
            return this;
        }

        public void Say(string message) => _observer!.OnNext(message);

        public void End(WebSocketState state)
        {
            State = state;
            _closed.TrySetResult();
        }

        public void Dispose() { }
    }
}
