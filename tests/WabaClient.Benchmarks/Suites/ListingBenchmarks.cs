using BenchmarkDotNet.Attributes;
using WabaClient.Benchmarks.Contenders;

namespace WabaClient.Benchmarks.Suites;

/// <summary>The cost of a listing with each contender.</summary>
public abstract class ListingBenchmarks
{
    private ContenderSet _contenders = null!;

    [Params(Transport.Memory, Transport.Loopback)]
    public Transport Transport { get; set; }

    protected abstract int AccountsAPage { get; }

    protected abstract int PagesAListing { get; }

    [GlobalSetup]
    public void SetUp() => _contenders = new(Transport, AccountsAPage, PagesAListing);

    [Benchmark(Baseline = true, Description = "hand-written (floor)")]
    public Task<long> Floor() => _contenders.Floor.ListAsync(AccountsAPage);

    [Benchmark(Description = "GetFromJsonAsync")]
    public Task<long> FromJson() => _contenders.FromJson.ListAsync(AccountsAPage);

    [Benchmark(Description = "GetStringAsync")]
    public Task<long> FromString() => _contenders.FromString.ListAsync(AccountsAPage);

    [Benchmark(Description = "Refit")]
    public Task<long> Refit() => _contenders.Refit.ListAsync(AccountsAPage);

    [Benchmark(Description = "RestSharp")]
    public Task<long> RestSharp() => _contenders.RestSharp.ListAsync(AccountsAPage);

    [Benchmark(Description = "WabaClient")]
    public Task<long> Typed() => _contenders.Typed.ListAsync(AccountsAPage);
}
