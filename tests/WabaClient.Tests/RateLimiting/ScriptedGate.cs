namespace WabaClient.Tests.RateLimiting;

/// <summary>A gate over a network, whose answers are scripted.</summary>
/// <remarks>
/// Its clock is also the real time of the client's bounds, unless a test gives another: a driven clock can run past the deadline of a
/// question that is being answered on another thread.
/// </remarks>
internal sealed class ScriptedGate : RateLimitGate
{
    private readonly TimeProvider _time;
    private readonly InProcessRateLimitGate _state;
    private readonly List<(string Scope, RateLimitBlock Block)> _written = [];
    private int _questions;
    private int _writes;

    public ScriptedGate(TimeProvider time, TimeProvider? realTime = null)
    {
        _time = time;
        _state = new(time);
        Health = new(realTime ?? time, mayBlock: false);
    }

    /// <summary>Runs before each answer, with the number of the question.</summary>
    public Func<int, CancellationToken, Task> BeforeAnswer { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Runs before each write, with its number.</summary>
    public Func<int, CancellationToken, Task> BeforeWrite { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Replaces the answer to a question.</summary>
    public Func<int, RateLimitBlock?, RateLimitBlock?> Answer { get; set; } = (_, known) => known;

    public int Questions => Volatile.Read(ref _questions);

    public int Writes => Volatile.Read(ref _writes);

    public IReadOnlyList<(string Scope, RateLimitBlock Block)> Written
    {
        get
        {
            lock (_written)
                return [.. _written];
        }
    }

    public override async ValueTask<RateLimitBlock?> GetBlockAsync(
        IReadOnlyList<string> scopes,
        CancellationToken cancellationToken)
    {
        int question = Interlocked.Increment(ref _questions);
        await BeforeAnswer(question, cancellationToken);
        return Answer(question, await _state.GetBlockAsync(scopes, cancellationToken));
    }

    public override async ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken)
    {
        await BeforeWrite(Interlocked.Increment(ref _writes), cancellationToken);
        lock (_written)
            _written.Add((scope, block));
        await _state.BlockAsync(scope, block, cancellationToken);
    }

    /// <summary>Answers after some time.</summary>
    public Task TakeAsync(TimeSpan length) => Task.Delay(length, _time);
}
