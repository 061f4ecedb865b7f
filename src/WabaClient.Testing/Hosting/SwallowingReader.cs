using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace WabaClient.Testing;

/// <summary>
/// Reads what a client sends on a connection and can start to discard it, like a peer that fails without closing the
/// connection.
/// </summary>
internal sealed class SwallowingReader(PipeReader reader) : PipeReader
{
    private volatile bool _swallows;

    /// <summary>
    /// Adds a reader to each connection of a listener. Requests find it among the features of their connection.
    /// </summary>
    public static void Use(ListenOptions listener) => listener.Use(next => async connection =>
    {
        IDuplexPipe transport = connection.Transport;
        SwallowingReader reader = new(transport.Input);
        connection.Features.Set(reader);
        connection.Transport = new Pipes(reader, transport.Output);
        try
        {
            await next(connection).ConfigureAwait(false);
        }
        finally
        {
            connection.Transport = transport;
        }
    });

    public void Swallow() => _swallows = true;

    public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            ReadResult result = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (!_swallows || result.IsCanceled || result.IsCompleted)
                return result;
            reader.AdvanceTo(result.Buffer.End);
        }
    }

    public override bool TryRead(out ReadResult result)
    {
        result = default;
        return !_swallows && reader.TryRead(out result);
    }

    public override void AdvanceTo(SequencePosition consumed) => reader.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) =>
        reader.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => reader.CancelPendingRead();

    public override void Complete(Exception? exception = null) => reader.Complete(exception);

    private sealed record Pipes(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
