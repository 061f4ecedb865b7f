using System.Globalization;

namespace WabaClient.Tests.RateLimiting;

/// <summary>
/// The results of pacing in a model. With <c>WABA_PACING_HOURS=24</c> the model runs for a day instead of two hours.
/// </summary>
public sealed class PacingModelTests(ITestOutputHelper output)
{
    private static readonly TimeSpan TwoMinutes = TimeSpan.FromMinutes(2);

    private static int Hours =>
        int.TryParse(
            Environment.GetEnvironmentVariable("WABA_PACING_HOURS"), CultureInfo.InvariantCulture, out int hours)
            ? hours
            : 2;

    private static IEnumerable<(int Processes, double Others, ModelLoad Load)> AllFleets =>
        from load in Enum.GetValues<ModelLoad>()
        from processes in new[] { 1, 8, 64 }
        from others in new[] { 0, 0.3 }
        select (processes, others, load);

    // Sixty-four processes that request too much ask their gate half a million times, so they are compared only in long runs.
    private static IEnumerable<(int Processes, double Others, ModelLoad Load)> Compared =>
        AllFleets.Where(fleet => fleet.Load == ModelLoad.Always || (Hours > 2 && IsDemanding(fleet.Load)));

    public static TheoryData<int, double, ModelLoad> Fleets => [.. AllFleets];

    public static TheoryData<int, double, ModelLoad> DemandingFleets => [.. AllFleets.Where(fleet => IsDemanding(fleet.Load))];

    [Theory]
    [MemberData(nameof(Fleets))]
    public void Nothing_is_throttled_at_5000_calls_an_hour_without_sharing(int processes, double others, ModelLoad load) =>
        AssertPaced(5_000, processes, others, load, LeastUse(load));

    [Theory]
    [MemberData(nameof(Fleets))]
    public void Nothing_is_throttled_at_200_calls_an_hour_with_sharing(int processes, double others, ModelLoad load) =>
        AssertPaced(200, processes, others, load, 0.9 * LeastUse(load), isShared: true);

    /// <summary>
    /// A page that has waited for two minutes is sent. As long as this is possible without throttles, equal intervals
    /// need no longer waits.
    /// </summary>
    [Theory]
    [MemberData(nameof(DemandingFleets))]
    public void Two_minutes_are_enough_at_5000_calls_an_hour(int processes, double others, ModelLoad load) =>
        AssertPaced(5_000, processes, others, load, LeastUse(load), maxWait: TwoMinutes);

    [Theory]
    [InlineData(0, ModelLoad.Always)]
    [InlineData(0.3, ModelLoad.Always)]
    [InlineData(0, ModelLoad.TooMuch)]
    [InlineData(0.3, ModelLoad.TooMuch)]
    public void Two_minutes_are_enough_for_one_process_at_200_calls_an_hour(double others, ModelLoad load) =>
        AssertPaced(200, processes: 1, others, load, leastUse: 0.8, maxWait: TwoMinutes);

    /// <summary>
    /// Pages that can wait for only two minutes are not compared: 64 of them in two minutes are more than 200 in an hour,
    /// with or without pacing.
    /// </summary>
    [Fact]
    public void Pacing_causes_fewer_throttles_than_reacting_only()
    {
        output.WriteLine("Throttled calls, their share of all calls, and the share used of what others leave of the quota.");
        output.WriteLine(
            "max wait load    quota processes others | reacting              paced                 | shared: reacting      paced");
        List<string> worse = [];
        foreach (TimeSpan maxWait in new[] { TimeSpan.FromHours(12), TwoMinutes })
        foreach (int quota in new[] { 200, 5_000 })
        foreach ((int processes, double others, ModelLoad load) in Compared)
        {
            PacingModel.Result[] results = [.. from isShared in new[] { false, true }
                                               from isPaced in new[] { false, true }
                                               select new PacingModel
                                               {
                                                   Quota = quota,
                                                   Processes = processes,
                                                   Others = others,
                                                   Load = load,
                                                   MaxWait = maxWait,
                                                   IsShared = isShared,
                                                   IsPaced = isPaced,
                                                   Hours = Hours,
                                               }.Run()];
            string fleet = string.Create(
                CultureInfo.InvariantCulture,
                $"{maxWait:hh\\:mm}    {load,-7} {quota,5} {processes,9} {others * 100,4:F0} %");
            output.WriteLine($"{fleet} | {results[0]} {results[1]} | {results[2]} {results[3]}");
            bool isBetter = results[1].Throttled < results[0].Throttled && results[3].Throttled < results[2].Throttled;
            if (!isBetter && maxWait != TwoMinutes)
                worse.Add(fleet);
        }

        Assert.Empty(worse);
    }

    private static void AssertPaced(
        int quota,
        int processes,
        double others,
        ModelLoad load,
        double leastUse,
        bool isShared = false,
        TimeSpan? maxWait = null)
    {
        PacingModel.Result result = new PacingModel
        {
            Quota = quota,
            Processes = processes,
            Others = others,
            Load = load,
            IsShared = isShared,
            MaxWait = maxWait ?? TimeSpan.FromHours(12),
            Hours = Hours,
        }.Run();

        Assert.Equal(0, result.Throttled);
        Assert.InRange(result.Used, leastUse, 1);
    }

    private static bool IsDemanding(ModelLoad load) => load is ModelLoad.Always or ModelLoad.TooMuch;

    private static double LeastUse(ModelLoad load) => load == ModelLoad.Bursts ? 0.59 : 0.8;
}
