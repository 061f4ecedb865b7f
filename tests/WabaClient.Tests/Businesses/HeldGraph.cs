using System.Collections.Concurrent;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Businesses;

/// <summary>A graph whose requests are held until the test answers them, one by one.</summary>
internal sealed class HeldGraph : HttpMessageHandler
{
    private readonly ConcurrentQueue<Held> _held = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private int _inFlight;
    private int _requests;

    public int InFlight => Volatile.Read(ref _inFlight);

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Waits for the next request.</summary>
    public async Task<Held> NextAsync()
    {
        await _arrived.WaitAsync();
        return _held.TryDequeue(out Held? held) ? held : throw new InvalidOperationException();
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _inFlight);
        try
        {
            Held held = new(new(Interlocked.Increment(ref _requests), request));
            _held.Enqueue(held);
            _arrived.Release();
            return await held.Reply.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    internal sealed class Held(StubRequest request)
    {
        public TaskCompletionSource<HttpResponseMessage> Reply { get; } = new(
            TaskCreationOptions.RunContinuationsAsynchronously);

        public string Business { get; } = request.Address.Segments[^2].TrimEnd('/');

        public string? After => request["after"];

        public void Answer(HttpResponseMessage response) => Reply.SetResult(response);
    }
}
