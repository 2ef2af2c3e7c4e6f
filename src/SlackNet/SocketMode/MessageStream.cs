namespace SlackNet.SocketMode;

/// <summary>Passes each message on to the current subscribers.</summary>
internal sealed class MessageStream : IObservable<string>
{
    private readonly Lock gate = new();
    private readonly List<IObserver<string>> observers = [];

    private IObserver<string>[] Observers
    {
        get
        {
            lock (gate)
                return [.. observers];
        }
    }

    public IDisposable Subscribe(IObserver<string> observer)
    {
        lock (gate)
            observers.Add(observer);
        return new Subscription(this, observer);
    }

    public void Publish(string message)
    {
        foreach (var observer in Observers)
            observer.OnNext(message);
    }

    public void Fail(Exception failure)
    {
        foreach (var observer in Observers)
            observer.OnError(failure);
    }

    public void Complete()
    {
        foreach (var observer in Observers)
            observer.OnCompleted();
    }

    private sealed class Subscription(MessageStream stream, IObserver<string> observer) : IDisposable
    {
        public void Dispose()
        {
            lock (stream.gate)
                stream.observers.Remove(observer);
        }
    }
}
