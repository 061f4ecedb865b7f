using BenchmarkDotNet.Attributes;

namespace WabaClient.Benchmarks.Suites;

/// <summary>A listing of one page.</summary>
public class PageBenchmarks : ListingBenchmarks
{
    [Params(25, 100)]
    public int Accounts { get; set; }

    protected override int AccountsAPage => Accounts;

    protected override int PagesAListing => 1;
}
