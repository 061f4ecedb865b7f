using WabaClient.Tests.Support;

namespace WabaClient.Tests.Businesses;

/// <summary>The validation before anything is sent.</summary>
public sealed class ManyQueryTests
{
    private static readonly StubGraph Graph = new(_ => throw new InvalidOperationException("Nothing is to be sent."));

    public static TheoryData<ManyBusinessesQuery, string> Invalid => new()
    {
        { new() { MaxConcurrency = 0 }, "MaxConcurrency" },
        { new() { MaxConcurrency = -1 }, "MaxConcurrency" },
        { new() { Edges = 0 }, "Edges" },
        { new() { Edges = (AccountEdges)4 }, "Edges" },
        { new() { Edges = (AccountEdges)(-1) }, "Edges" },
        { new() { Accounts = new() { Cursor = "c" } }, "Cursor" },
        { new() { Accounts = new() { PageSize = 0 } }, "PageSize" },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void An_invalid_query_is_refused_by_the_call_itself(ManyBusinessesQuery query, string named)
    {
        BusinessAccountsClient client = Make.Client(Graph);

        foreach (Action call in new Action[] { () => client.ListManyAsync(["1"], query), () => client.ListManyAsync(ManySource.Of("1"), query), () => client.ListManyAsync(query) })
        {
            ArgumentException e = Assert.Throws<ArgumentException>(nameof(query), call);
            Assert.Contains(named, e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_null_source_is_refused_by_the_call_itself()
    {
        BusinessAccountsClient client = Make.Client(Graph);

        Assert.Throws<ArgumentNullException>("businessIds", () => client.ListManyAsync((IEnumerable<BusinessId>)null!));
        Assert.Throws<ArgumentNullException>(
            "businessIds",
            () => client.ListManyAsync((IAsyncEnumerable<BusinessId>)null!));
    }

    [Fact]
    public void Null_accounts_are_refused() =>
        Assert.Throws<ArgumentNullException>("Accounts", () => new ManyBusinessesQuery { Accounts = null! });

    [Fact]
    public void Queries_compare_by_content()
    {
        Assert.Equal(
            new ManyBusinessesQuery { Accounts = new() { Fields = [AccountField.Name] } },
            new() { Accounts = new() { Fields = [AccountField.Name] } });
        Assert.NotEqual(new ManyBusinessesQuery(), new() { MaxConcurrency = 15 });
        Assert.Equal(
            (AccountEdges.Owned, 16),
            (new ManyBusinessesQuery().Edges, new ManyBusinessesQuery().MaxConcurrency));
    }
}
