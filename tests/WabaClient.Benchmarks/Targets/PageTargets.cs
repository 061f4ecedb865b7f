using WabaClient.Benchmarks.Contenders;

namespace WabaClient.Benchmarks.Targets;

/// <summary>A page of 100 accounts in memory, compared with all other contenders.</summary>
internal static class PageTargets
{
    private const int Accounts = 100;

    public static IEnumerable<Target> Measure(int rounds)
    {
        ContenderSet set = new(Transport.Memory, Accounts, pages: 1);
        Cost[] costs = Turns.Measure(
            rounds, Page(set.Typed), Page(set.Floor), Page(set.FromJson), Page(set.Refit), Page(set.RestSharp));
        Cost typed = costs[0], floor = costs[1], fromJson = costs[2], refit = costs[3], restSharp = costs[4];
        yield return Target.AtMost("bytes an account, page of 100, ÷ floor", typed.Bytes / floor.Bytes, 0.65);
        yield return Target.AtMost(
            "processor time a page of 100, in memory, ÷ floor",
            typed.Microseconds / floor.Microseconds,
            0.78);
        yield return Target.AtMost(
            "time ÷ GetFromJsonAsync into records",
            typed.Microseconds / fromJson.Microseconds,
            0.85);
        yield return Target.AtMost("bytes ÷ GetFromJsonAsync into records", typed.Bytes / fromJson.Bytes, 0.90);
        yield return Target.AtMost("time ÷ Refit", typed.Microseconds / refit.Microseconds, 0.90);
        yield return Target.AtMost("bytes ÷ Refit", typed.Bytes / refit.Bytes, 0.80);
        yield return Target.AtMost("time ÷ RestSharp", typed.Microseconds / restSharp.Microseconds, 0.90);
        yield return Target.AtMost("bytes ÷ RestSharp", typed.Bytes / restSharp.Bytes, 0.80);
    }

    // In memory every call ends before it returns.
    private static Action Page(IContender contender) => () => contender.ListAsync(Accounts).GetAwaiter().GetResult();
}
