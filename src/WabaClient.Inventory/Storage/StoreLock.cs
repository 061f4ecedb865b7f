using System.Diagnostics.CodeAnalysis;

namespace WabaClient;

/// <summary>An asynchronous lock that is granted in the order of arrival. Thread-safe.</summary>
[SuppressMessage(
    "Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Only a wait handle would need it.")]
internal sealed class StoreLock
{
    private readonly SemaphoreSlim _turn = new(1);

    public async Task<T> RunAsync<T>(Func<Task<T>> run, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }
}
