using System.Globalization;

namespace WabaClient;

/// <summary>How much of the rate limits is used, and whether calls are held back.</summary>
internal static class UsageCheck
{
    private const int WarningPerCent = 80;

    public static Verdict Run(DiagnosisFacts facts)
    {
        RateLimitUsage? highest = facts.Answers.SelectMany(answer => answer.Response?.Usage ?? []).MaxBy(usage => usage.Highest);
        if (facts.First(FailureCause.Throttled) is { Failure: RateLimitedException e } throttled)
            return Verdict.Warning(
                e.RetryAfter is { } wait
                    ? $"Graph throttles: the limit is used up, and calls succeed again from about {Evidence.Time(facts.Now + wait)}."
                    : "Graph throttles: the limit is used up.",
                e.Code is 4 or 341
                    ? "Wait; calls made meanwhile lengthen the wait. The limit is that of the app: spread the calls of all its programs."
                    : "Wait; calls made meanwhile lengthen the wait. Call less often for this business, or set PaceAboveUsage.",
                Evidence.Join(Evidence.Of(throttled), Describe(highest)));
        if (highest is not null)
            return highest.Highest >= WarningPerCent
                ? Verdict.Warning(
                    string.Create(CultureInfo.InvariantCulture, $"{highest.Highest} % of a rate limit is used; at 100 % Graph throttles."),
                    "Call less often, spread the calls over the hour, or set PaceAboveUsage.",
                    Describe(highest))
                : Verdict.Passed(
                    string.Create(CultureInfo.InvariantCulture, $"{highest.Highest} % of the rate limit is used."), Describe(highest));
        return facts.Answers.Any(answer => answer.IsFromGraph)
            ? Verdict.Passed("Graph does not throttle. It did not report how much of the limit is used.")
            : Verdict.Skipped("No call was answered.");
    }

    private static string? Describe(RateLimitUsage? usage) => usage is null ? null : string.Create(
        CultureInfo.InvariantCulture,
        $"calls {usage.CallCount} %, CPU time {usage.TotalCpuTime} %, total time {usage.TotalTime} % of {(usage.ObjectId is { } id ? $"the limit of {id}" : "the app's limit")}");
}
