namespace WabaClient.Testing;

/// <summary>The body of a response on a connection that can break.</summary>
internal sealed class FaultyBodyStream(FakeReply reply, TimeProvider timeProvider) : Stream
{
    private readonly CancellationTokenSource _disposed = new();
    private ReadOnlyMemory<byte> _left = reply.Fault switch
    {
        WireFault.StalledBody or WireFault.ResetInBody or WireFault.ResetStreamInBody or WireFault.CutBody => reply.BodyBeforeFault,
        _ => reply.Body,
    };

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (buffer.IsEmpty)
            return 0;
        if (_left.IsEmpty)
            return await EndAsync(cancellationToken).ConfigureAwait(false);

        int count = Math.Min(buffer.Length, _left.Length);
        if (reply.Fault == WireFault.DrippingBody)
        {
            await WaitAsync(reply.DripInterval, cancellationToken).ConfigureAwait(false);
            count = 1;
        }

        _left[..count].CopyTo(buffer);
        _left = _left[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // Not disposed, because a read may still be waiting for it. It holds no handle.
        _disposed.Cancel();
        base.Dispose(disposing);
    }

    private async ValueTask<int> EndAsync(CancellationToken cancellationToken)
    {
        switch (reply.Fault)
        {
            case WireFault.StalledBody:
                await WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
                return 0;

            case WireFault.ResetInBody:
                throw ConnectionErrors.ResetInBody();

            case WireFault.ResetStreamInBody:
                throw ConnectionErrors.ResetStreamInBody();

            case WireFault.CutBody or WireFault.UnfinishedChunkedBody:
                throw ConnectionErrors.CutBody();

            default:
                return 0;
        }
    }

    private async Task WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            _disposed.Token);
        try
        {
            await Task.Delay(time, timeProvider, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ObjectDisposedException(nameof(FaultyBodyStream));
        }
        catch (OperationCanceledException)
        {
            throw new TaskCanceledException(null, null, cancellationToken);
        }
    }
}
