using System.Globalization;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Businesses;

/// <summary>
/// A random world: businesses with edges and pages, what goes wrong at the server and at the token provider, how many requests are
/// allowed, how fast the consumer is and when it leaves. The same seed makes the same world.
/// </summary>
internal sealed class ManyWorld
{
    private readonly Random _random;
    private readonly object _lock = new();
    private readonly Dictionary<string, int> _lastPages = [];
    private readonly Dictionary<string, int> _brokenPages = [];
    private readonly HashSet<string> _withoutToken = [];
    private readonly HashSet<string> _ahead = [];
    private readonly double _faults;
    private int _inFlight;

    public ManyWorld(int seed)
    {
        _random = new(seed);
        int count = _random.Next(13);
        for (int i = 1; i <= count; i++)
        {
            foreach (GraphEdge edge in new[] { GraphEdge.Owned, GraphEdge.Client })
            {
                string key = $"{i}/{edge.Name}";
                _lastPages[key] = _random.Next(8) == 0 ? _random.Next(20) : _random.Next(4);
                if (_random.Next(6) == 0)
                    _brokenPages[key] = _random.Next(_lastPages[key] + 1);
            }

            if (_random.Next(10) == 0)
                _withoutToken.Add($"{i}");
        }

        Ids = [.. Enumerable.Range(1, count).Select(i => new BusinessId($"{i}"))];
        if (count > 0 && _random.Next(3) == 0)
            Ids = [.. Ids, Ids[_random.Next(count)]];
        if (_random.Next(6) == 0)
            Ids = [.. Ids, default];
        Query = new()
        {
            Edges = (AccountEdges)_random.Next(1, 4),
            MaxConcurrency = _random.Next(1, 6),
            Accounts = new() { ReadAhead = _random.Next(2) == 0 },
        };
        _faults = _random.Next(3) switch { 0 => 0, 1 => 0.05, _ => 0.3 };
        LeaveAfter = _random.Next(3) == 0 ? _random.Next(20) : int.MaxValue;
        LeavesByToken = _random.Next(2) == 0;
        SourceFailsAfter = _random.Next(12) == 0 ? _random.Next(count + 1) : int.MaxValue;
        ConsumerYields = _random.Next(3) == 0 ? _random.Next(40) : 0;
    }

    public IReadOnlyList<BusinessId> Ids { get; }

    public ManyBusinessesQuery Query { get; }

    public int LeaveAfter { get; }

    public bool LeavesByToken { get; }

    public int SourceFailsAfter { get; }

    public int ConsumerYields { get; }

    public bool IsHealed { get; set; }

    public int InFlight => Volatile.Read(ref _inFlight);

    public int MostInFlight { get; private set; }

    public int Requests { get; private set; }

    /// <summary>Gets how many pages were answered and are not yet given, at the worst moment.</summary>
    public int MostAhead { get; private set; }


    public IEnumerable<AccountEdges> Edges =>
        new[] { AccountEdges.Owned, AccountEdges.Client }.Where(edge => Query.Edges.HasFlag(edge));

    /// <summary>The accounts of an edge, in order.</summary>
    public IEnumerable<string> Accounts(BusinessId business, AccountEdges edge)
    {
        string name = edge == AccountEdges.Owned ? GraphEdge.Owned.Name : GraphEdge.Client.Name;
        return Enumerable.Range(0, _lastPages[$"{business}/{name}"] + 1).SelectMany(
            page => AccountsOf(business.Value, name, page));
    }

    public void Give(AccountsPage element)
    {
        string name = element.Edge == AccountEdges.Owned ? GraphEdge.Owned.Name : GraphEdge.Client.Name;
        string key = $"{element.BusinessId}/{name}";
        if (element.Page is not { } page)
            return;
        int number = page.NextCursor is { } next ? int.Parse(next, CultureInfo.InvariantCulture) - 1 : _lastPages[key];
        lock (_lock)
            _ahead.Remove($"{key}/{number}");
    }

    public async ValueTask<GraphAccessToken> GetTokenAsync(
        GraphAccessTokenRequest request,
        CancellationToken cancellationToken)
    {
        await YieldAsync(request.BusinessId?.Value ?? "", cancellationToken);
        return !IsHealed && _withoutToken.Contains(request.BusinessId!.Value.Value)
            ? throw new FormatException()
            : new(Make.Token);
    }

    public async IAsyncEnumerable<BusinessId> SourceAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < Ids.Count; i++)
        {
            if (i == SourceFailsAfter)
                throw new FormatException();
            await YieldAsync("", cancellationToken);
            yield return Ids[i];
        }
    }

    public async Task<HttpResponseMessage> AnswerAsync(StubRequest request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Requests++;
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
        }

        try
        {
            await YieldAsync(request.Address.AbsolutePath, cancellationToken);
            return Answer(request);
        }
        finally
        {
            lock (_lock)
                _inFlight--;
        }
    }

    private static IEnumerable<string> AccountsOf(string business, string edge, int page) =>
        Enumerable.Range(0, (page + edge.Length) % 4).Select(
            i => $"{business}{(edge.StartsWith('o') ? 1 : 2)}{page:00}{i}");

    private HttpResponseMessage Answer(StubRequest request)
    {
        string[] path = request.Address.AbsolutePath.Split('/');
        string key = $"{path[^2]}/{path[^1]}";
        int page = request["after"] is { } after ? int.Parse(after, CultureInfo.InvariantCulture) : 0;
        if (!IsHealed)
        {
            if (_brokenPages.TryGetValue(key, out int broken) && broken == page)
                return StubGraph.Error(200);
            if (Next(1.0) < _faults)
                return Fault();
        }

        lock (_lock)
        {
            _ahead.Add($"{key}/{page}");
            MostAhead = Math.Max(MostAhead, _ahead.Count);
        }

        string next = page == _lastPages[key] ? "" : $$""","next":"https://x.example" """;
        string data = string.Join(',', AccountsOf(path[^2], path[^1], page).Select(id => $$"""{"id":"{{id}}"}"""));
        return StubGraph.Json($$$"""{"data":[{{{data}}}],"paging":{"cursors":{"after":"{{{page + 1}}}"}{{{next}}}}}""");
    }

    private HttpResponseMessage Fault() => (int)Next(8) switch
    {
        0 => StubGraph.Error(80008, regainMinutes: 1),
        1 => StubGraph.Error(80008),
        2 => StubGraph.Error(4),
        3 => StubGraph.Error(17),
        4 => StubGraph.Json("<html>", System.Net.HttpStatusCode.BadGateway),
        5 => throw new HttpRequestException("The connection was reset."),
        _ => StubGraph.Error(2),
    };

    private double Next(double below)
    {
        lock (_lock)
            return _random.NextDouble() * below;
    }

    private async Task YieldAsync(string salt, CancellationToken cancellationToken)
    {
        for (int i = (int)Next(4) + (salt.Length % 2); i > 0; i--)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
