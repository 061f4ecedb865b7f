namespace WabaClient.Tests.Watching;

public sealed class WatchSourceTests
{
    [Fact]
    public async Task A_nudged_business_goes_before_those_that_are_due_by_their_time()
    {
        WatchSource source = new();
        for (int id = 1; id <= 100; id++)
            source.Add($"{id}", isNudged: false);

        List<string> read = [];
        await foreach (BusinessId id in source.ReadAsync())
        {
            read.Add(id.Value);
            if (read.Count != 2)
                continue;
            source.Add("1", isNudged: true);
            source.Complete();
        }

        Assert.Equal(["1", "2", "1", "3"], read.Take(4));
        Assert.Equal(101, read.Count);
    }
}
