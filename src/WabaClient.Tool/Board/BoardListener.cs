using System.Threading.Channels;

namespace WabaClient.Tool;

/// <summary>
/// The events for one browser: a queue that is bounded in number and size. A browser that is too slow for it has to
/// load everything again.
/// </summary>
internal sealed class BoardListener(BoardEvents events) : IDisposable
{
    private const int MostWaiting = 256;
    private const int MostWaitingBytes = 4 * 1024 * 1024;

    private static readonly byte[] Reload = "event: reload\ndata: {}\n\n"u8.ToArray();

    private readonly Channel<byte[]> _waiting = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private IReadOnlyList<byte[]> _first = [];
    private long _waitingBytes;
    private volatile bool _isTooSlow;

    /// <summary>Sets the events that come before all others.</summary>
    public void Begin(IReadOnlyList<byte[]> payloads) => _first = payloads;

    /// <summary>Adds an event, or ends the queue if it is full. Never waits.</summary>
    public void Offer(byte[] payload)
    {
        if (Interlocked.Read(ref _waitingBytes) < MostWaitingBytes && _waiting.Writer.TryWrite(payload))
        {
            Interlocked.Add(ref _waitingBytes, payload.Length);
            return;
        }

        _isTooSlow = true;
        _waiting.Writer.TryComplete();
    }

    /// <summary>Writes events until the browser goes away or has been too slow.</summary>
    public async Task WriteToAsync(Stream body, CancellationToken cancellationToken)
    {
        foreach (byte[] payload in _first)
            await body.WriteAsync(payload, cancellationToken);
        _first = [];
        await body.FlushAsync(cancellationToken);
        await foreach (byte[] payload in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            if (_isTooSlow)
                break;
            Interlocked.Add(ref _waitingBytes, -payload.Length);
            await body.WriteAsync(payload, cancellationToken);
            await body.FlushAsync(cancellationToken);
        }

        if (_isTooSlow)
            await body.WriteAsync(Reload, cancellationToken);
    }

    public void Dispose() => events.Remove(this);
}
