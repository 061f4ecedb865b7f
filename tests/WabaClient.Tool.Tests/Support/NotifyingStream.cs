using System.Text;

namespace WabaClient.Tool.Tests.Support;

/// <summary>A stream in memory that notifies when a text has been written to it.</summary>
internal sealed class NotifyingStream : MemoryStream
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Text
    {
        get
        {
            lock (_lock)
                return Encoding.UTF8.GetString(ToArray());
        }
    }

    public async Task WaitForAsync(string text)
    {
        while (true)
        {
            Task written;
            lock (_lock)
            {
                if (Encoding.UTF8.GetString(ToArray()).Contains(text, StringComparison.Ordinal))
                    return;
                written = _written.Task;
            }

            await written.WaitAsync(WabaProcess.Patience);
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_lock)
        {
            base.Write(buffer);
            _written.TrySetResult();
            _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
