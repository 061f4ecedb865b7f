using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace WabaClient.Tests.Support;

/// <summary>
/// A Graph that throttles a fleet again and again: once every process has a call in flight, one of them is throttled for a second, and
/// the others are answered when the fleet knows of it. Every later call before the end of that second is one too many, and so is every
/// call beside the first one after it.
/// </summary>
internal sealed class ThrottlingGraph : IAsyncDisposable
{
    private const string Page = """{"data":[{"id":"1"}]}""";
    private const string Throttle = """{"error":{"message":"m","code":80008}}""";

    private static readonly TimeSpan Blocked = TimeSpan.FromSeconds(1);

    // How long the first call takes: the time in which a second one would be seen.
    private static readonly TimeSpan FirstCallLength = TimeSpan.FromMilliseconds(300);

    // Longer than an attempt may take.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly object _lock = new();
    private readonly int _processes;
    private readonly int _throttles;
    private readonly IDatabase _redis;
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Opening> _openings = [];
    private readonly HashSet<string> _held = [];
    private WebApplication _server = null!;
    private TaskCompletionSource _released = NewSignal();
    private Task _releasing = Task.CompletedTask;
    private long? _throttledAt;
    private bool _isOpening;

    private ThrottlingGraph(int processes, int throttles, IDatabase redis)
    {
        _processes = processes;
        _throttles = throttles;
        _redis = redis;
    }

    public Uri Address => new(_server.Urls.First());

    public IReadOnlyList<Opening> Openings => _openings;

    /// <summary>Gets a task that ends when the last opening has ended, and fails when no other has begun for long.</summary>
    public Task Done => DoneAsync();

    /// <summary>Answers the first call of an opening, with the token of its process. It is answered at once by default.</summary>
    public Func<string, Task> OnFirstCall { get; set; } = _ => Task.CompletedTask;

    public static async Task<ThrottlingGraph> StartAsync(int processes, int throttles, IDatabase redis)
    {
        ThrottlingGraph graph = new(processes, throttles, redis);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        graph._server = builder.Build();
        graph._server.Run(graph.AnswerAsync);
        await graph._server.StartAsync();
        return graph;
    }

    public async ValueTask DisposeAsync()
    {
        _released.TrySetResult();
        await _releasing;
        await _server.DisposeAsync();
    }

    private async Task DoneAsync()
    {
        for (int openings = -1; openings != OpeningCount();)
        {
            openings = OpeningCount();
            if (await Task.WhenAny(_done.Task, Task.Delay(Patience)) == _done.Task)
                return;
        }

        RedisResult keys = await _redis.ExecuteAsync("KEYS", "*");
        lock (_lock)
            Assert.Fail(
                $"Opening {_openings.Count} did not {(_isOpening ? "end" : "begin")} within {Patience}. Held: {string.Join(' ', _held.Order())}. Keys: {string.Join(' ', (RedisKey[])keys!)}.");
    }

    private int OpeningCount()
    {
        lock (_lock)
            return _openings.Count;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task AnswerAsync(HttpContext context)
    {
        string token = context.Request.Headers.Authorization.ToString().Split(' ')[^1];
        TaskCompletionSource? released = null;
        bool isThrottled = false, isFirst = false;
        lock (_lock)
        {
            if (_throttledAt is { } at && Stopwatch.GetElapsedTime(at) < Blocked)
            {
                _openings[^1].CallsWhileBlocked++;
                isThrottled = true;
            }
            else if (_isOpening)
            {
                isFirst = _openings[^1].FirstCalls++ == 0 || _openings[^1].IsGivenUp;
            }
            else if (_openings.Count < _throttles)
            {
                released = _released;
                _held.Add(token);
                isThrottled = _held.Count == _processes;
                if (isThrottled)
                    Begin();
            }
        }

        if (released is not null && !isThrottled)
            await HoldAsync(token, released.Task, context.RequestAborted);
        if (isFirst)
            await FirstAsync(token);
        await ReplyAsync(context, isThrottled);

        // The next call of this process uses the same connection, so it is not delayed.
        if (isThrottled && released is not null)
            _releasing = ReleaseAsync(released);
    }

    private async Task HoldAsync(string token, Task released, CancellationToken aborted)
    {
        try
        {
            await released.WaitAsync(aborted);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
                _held.Remove(token);
        }
    }

    private void Begin()
    {
        _held.Clear();
        _released = NewSignal();
        _openings.Add(new());
        _isOpening = true;
        _throttledAt = Stopwatch.GetTimestamp();
    }

    // The other calls were sent before the throttle. Their processes ask the gate before they send another one.
    private async Task ReleaseAsync(TaskCompletionSource held)
    {
        await Eventually.IsTrueAsync(
            async () => HasFirstCall() || await _redis.KeyExistsAsync("waba:{default}:business:1:opening"),
            "the throttle is published");
        held.SetResult();
    }

    private bool HasFirstCall()
    {
        lock (_lock)
            return _openings[^1].FirstCalls > 0;
    }

    private async Task FirstAsync(string token)
    {
        await OnFirstCall(token);
        await Task.Delay(FirstCallLength);
        lock (_lock)
        {
            _isOpening = false;
            _throttledAt = null;
            if (_openings.Count == _throttles)
                _done.TrySetResult();
        }
    }

    private static async Task ReplyAsync(HttpContext context, bool isThrottled)
    {
        context.Response.StatusCode = isThrottled ? 400 : 200;
        context.Response.ContentType = "application/json";
        if (isThrottled)
            context.Response.Headers.RetryAfter = Blocked.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(isThrottled ? Throttle : Page);
    }

    /// <summary>The events after one throttle.</summary>
    internal sealed class Opening
    {
        public int CallsWhileBlocked { get; set; }

        public int FirstCalls { get; set; }

        /// <summary>Whether the process of the first call was ended, so that another call has to go first.</summary>
        public bool IsGivenUp { get; set; }
    }
}
