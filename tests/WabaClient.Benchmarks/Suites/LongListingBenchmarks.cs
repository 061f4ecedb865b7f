using BenchmarkDotNet.Attributes;

namespace WabaClient.Benchmarks.Suites;

/// <summary>A listing of many pages of 100 accounts.</summary>
public class LongListingBenchmarks : ListingBenchmarks
{
    [Params(10, 1_000)]
    public int Pages { get; set; }

    protected override int AccountsAPage => 100;

    protected override int PagesAListing => Pages;
}
