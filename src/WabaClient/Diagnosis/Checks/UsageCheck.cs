using System.Globalization;

namespace WabaClient;

/// <summary>Checks how much of the rate limits is used, and whether calls are delayed.</summary>
internal static class UsageCheck
{
    private const int WarningPerCent = 80;

    public static Verdict Run(DiagnosisFacts facts)
    {
        RateLimitUsage? highest = facts.Answers.SelectMany(answer => answer.Response?.Usage ?? []).MaxBy(usage => usage.Highest);
        string? evidence = Describe(highest);
        if (facts.First(FailureCause.Throttled) is { Failure: RateLimitedException e } throttled)
            return Verdict.Warning(
                e.RetryAfter is { } wait
                    ? $"Graph throttles the calls: the limit is exhausted until about {EvidenceText.Time(facts.Now + wait)}."
                    : "Graph throttles the calls: the limit is exhausted.",
                e.Code is 4 or 341
                    ? "Wait; calls made in the meantime extend the wait. The limit applies to the app: "
                        + "spread the calls of all its programs."
                    : "Wait; calls made in the meantime extend the wait. Call less often for this business, or set PaceAboveUsage.",
                EvidenceText.Join(EvidenceText.Of(throttled), evidence));
        if (highest is { Highest: var perCent })
            return perCent >= WarningPerCent
                ? Verdict.Warning(
                    string.Create(CultureInfo.InvariantCulture, $"{perCent} % of a rate limit is used; at 100 % Graph throttles."),
                    "Call less often, spread the calls over the hour, or set PaceAboveUsage.",
                    evidence)
                : Verdict.Passed(string.Create(CultureInfo.InvariantCulture, $"{perCent} % of the rate limit is used."), evidence);

        // A missing header proves nothing.
        return facts.Answers.Any(answer => answer.IsFromGraph)
            ? Verdict.Passed("Graph does not throttle. It did not report how much of the limit is used.")
            : Verdict.Skipped("No call was answered.");
    }

    private static string? Describe(RateLimitUsage? usage)
    {
        if (usage is null)
            return null;
        string limit = usage.ObjectId is { } id ? $"the limit of {EvidenceText.Clean(id)}" : "the app's limit";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"calls {usage.CallCount} %, CPU time {usage.TotalCpuTime} %, total time {usage.TotalTime} % of {limit}");
    }
}
