using WabaClient.Tests.Support;

namespace WabaClient.Tests.RateLimiting;

/// <summary>The gate of one process of a fleet that shares pacing through a <see cref="ModelGate"/>.</summary>
internal sealed class PacingGate : RateLimitGate
{
    private readonly ModelGate _shared;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly List<RateLimitQuestion> _questions = [];

    public PacingGate(ModelGate shared, TimeProvider time)
    {
        _shared = shared;
        _time = time;
        _start = time.GetTimestamp();

        // Its own bounds never end: how long the machine takes changes nothing.
        Health = new(new TestTime());
    }

    public bool IsDown { get; set; }

    /// <summary>Gets the questions that were asked.</summary>
    public IReadOnlyList<RateLimitQuestion> Questions
    {
        get
        {
            lock (_shared)
                return [.. _questions];
        }
    }

    /// <summary>Waits until a number of questions were asked: reports are not awaited by the calls.</summary>
    public async Task UntilAskedAsync(int count)
    {
        while (Questions.Count < count)
            await Task.Yield();
    }

    public override ValueTask<RateLimitBlock?> GetBlockAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken) =>
        new((RateLimitBlock?)null);

    public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken) => default;

    public override ValueTask<RateLimitAnswer> AskAsync(RateLimitQuestion question, CancellationToken cancellationToken)
    {
        if (IsDown)
            throw new InvalidOperationException("no gate");
        lock (_shared)
        {
            _questions.Add(question);
            return new(new RateLimitAnswer
            {
                Pacing = question.Pacing is null ? null : _shared.Ask(question.Pacing, _time.GetElapsedTime(_start)),
            });
        }
    }
}
