using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using WabaClient.Tests.Diagnostics;
using WabaClient.Tests.RateLimiting;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Operations;

/// <summary>The alert rules and the dashboard query what the library measures.</summary>
[Collection(ProcessWide.Name)]
public sealed partial class OperationsTests : IDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Operations");

    // Labels that Prometheus itself adds.
    private static readonly string[] OwnLabels = ["le", "job", "instance"];

    private readonly Recorder _recorder = new();

    public void Dispose() => _recorder.Dispose();

    [Fact]
    public async Task Every_query_reads_metrics_and_labels_that_the_library_emits()
    {
        Dictionary<string, string[]> series = await SeriesAsync();

        foreach (string query in Alerts().Select(alert => alert.Query).Concat(DashboardQueries()))
        {
            MatchCollection selectors = Selector().Matches(query);
            Assert.NotEmpty(selectors);
            foreach (Match selector in selectors)
                AssertSelector(selector, series, query);
            Assert.All(
                Grouping().Matches(query).SelectMany(match => match.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)),
                label => Assert.Contains(label, series.Values.SelectMany(labels => labels).Concat(OwnLabels)));
        }
    }

    [Fact]
    public async Task Every_metric_is_on_the_dashboard_and_in_the_table_of_names()
    {
        string dashboard = string.Join('\n', DashboardQueries());
        string readme = await File.ReadAllTextAsync(Path.Combine(Folder, "README.md"));

        foreach (IEnumerable<string> names in (await InstrumentsAsync()).Select(PrometheusNames.Of))
        {
            Assert.Contains(names, name => dashboard.Contains(name, StringComparison.Ordinal));
            Assert.Contains($"`{names.First()}`", readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Every_alert_has_a_severity_a_summary_and_a_section_that_says_what_to_do()
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        (string Name, string Query, string Text)[] alerts = [.. Alerts()];

        Assert.Equal(10, alerts.Length);
        foreach ((string name, _, string text) in alerts)
        {
            Assert.Matches("severity: (critical|warning)\n", text);
            Assert.Matches("summary: .+\\.\n", text);
            Assert.Contains($"runbook_url: docs/operations/README.md#{name.ToLowerInvariant()}\n", text, StringComparison.Ordinal);
            Assert.Contains($"\n### {name}\n", readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_set_up_of_OpenTelemetry_is_that_of_a_sample()
    {
        string readme = File.ReadAllText(Path.Combine(Folder, "README.md"));
        string sample = File.ReadAllText(Path.Combine(Folder, "TelemetrySetup.cs"));
        string block = CSharpBlock().Match(readme).Groups[1].Value;

        Assert.Equal(5, block.Trim().Split('\n').Length);
        Assert.All(block.Trim().Split('\n'), line => Assert.Contains(line.Trim(), sample, StringComparison.Ordinal));
    }

    /// <summary>Prometheus's own checker reads the rules, and the queries of the dashboard as rules, where it is installed.</summary>
    [Fact]
    public async Task Promtool_accepts_the_rules_and_the_queries()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("waba-rules-");
        try
        {
            string queries = Path.Combine(folder.FullName, "dashboard.yml");
            IEnumerable<string> rules = DashboardQueries().Select(
                (query, i) => $"      - record: query{i}\n        expr: '{query.Replace("$__rate_interval", "5m", StringComparison.Ordinal)}'");
            await File.WriteAllTextAsync(queries, $"groups:\n  - name: dashboard\n    rules:\n{string.Join('\n', rules)}\n");
            foreach (string file in new[] { Path.Combine(Folder, "alerts.yml"), queries })
                Assert.True(await IsAcceptedAsync(file), $"promtool rejects {file}.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void AssertSelector(Match selector, Dictionary<string, string[]> series, string query)
    {
        string name = selector.Groups["name"].Value;
        Assert.True(series.TryGetValue(name, out string[]? labels), $"No instrument has the name {name}: {query}");
        foreach (Match condition in Condition().Matches(selector.Groups["conditions"].Value))
        {
            string label = condition.Groups["label"].Value;
            Assert.Contains(label, labels.Concat(OwnLabels));
            if (label == "outcome")
                Assert.Subset(Outcomes(), condition.Groups["value"].Value.Split('|').ToHashSet());
        }
    }

    /// <summary>All that the library can say of a page.</summary>
    private static HashSet<string> Outcomes() =>
    [
        "ok",
        "cancelled",
        .. typeof(WabaClientException).Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(WabaClientException)))
            .Select(type => PageTelemetry.OutcomeOf((Exception)Activator.CreateInstance(type, "m", null)!)),
        PageTelemetry.OutcomeOf(new GraphConnectionException("m", new TimeoutException())),
        PageTelemetry.OutcomeOf(new InvalidOperationException()),
    ];

    private static IEnumerable<(string Name, string Query, string Text)> Alerts()
    {
        string text = File.ReadAllText(Path.Combine(Folder, "alerts.yml"));
        foreach (string rule in text.Split("      - alert: ").Skip(1))
        {
            // A query is on the line of its key, or on the deeper lines below it.
            Match query = Expression().Match(rule);
            Assert.True(query.Success, rule);
            yield return (rule[..rule.IndexOf('\n', StringComparison.Ordinal)], query.Groups[1].Value, rule);
        }
    }

    private static IEnumerable<string> DashboardQueries()
    {
        using JsonDocument dashboard = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "dashboard.json")));
        foreach (JsonElement panel in dashboard.RootElement.GetProperty("panels").EnumerateArray())
        {
            foreach (JsonElement target in panel.GetProperty("targets").EnumerateArray())
                yield return target.GetProperty("expr").GetString()!;
        }
    }

    private static async Task<bool> IsAcceptedAsync(string file)
    {
        try
        {
            using Process promtool = Process.Start(
                new ProcessStartInfo("promtool", ["check", "rules", file]) { RedirectStandardOutput = true })!;
            await promtool.StandardOutput.ReadToEndAsync();
            await promtool.WaitForExitAsync();
            return promtool.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("promtool is not installed; .ci/run fetches it.");
            throw;
        }
    }

    /// <summary>Makes the library measure everything that has labels, and returns the labels of each time series.</summary>
    private async Task<Dictionary<string, string[]>> SeriesAsync()
    {
        StubGraph graph = new(request => request.Number switch
        {
            1 => StubGraph.Error(80008, regainMinutes: 1),
            2 => StubGraph.Error(2, HttpStatusCode.InternalServerError),
            _ => StubGraph.Error(190, HttpStatusCode.Unauthorized),
        });
        TestTime time = new();
        await Assert.ThrowsAsync<InvalidAccessTokenException>(() => time.DriveAsync(Make.Client(graph, time).ListAsync()));
        BusinessId[] ids = ["1"];
        await foreach (AccountsPage page in Make.Client(new StubGraph(_ => StubGraph.Page([1]))).ListManyAsync(ids))
            Assert.Null(page.Failure);

        return (await InstrumentsAsync())
            .SelectMany(instrument => PrometheusNames.Of(instrument).Select(name => (name, Labels: LabelsOf(instrument.Name))))
            .ToDictionary(series => series.name, series => series.Labels);
    }

    private async Task<IReadOnlyList<System.Diagnostics.Metrics.Instrument>> InstrumentsAsync()
    {
        ScriptedGate gate = new(TimeProvider.System);
        await Make.Client(new StubGraph(_ => StubGraph.Page([])), gate: gate).ListAsync();
        return [.. _recorder.Instruments.DistinctBy(instrument => instrument.Name)];
    }

    private string[] LabelsOf(string instrument) =>
    [
        .. _recorder[instrument]
            .SelectMany(measurement => measurement.Split(' ').Skip(1))
            .Select(tag => tag.Split('=')[0])
            .Distinct(),
    ];

    [GeneratedRegex(@"(?<name>waba_client_\w+)(?:\{(?<conditions>[^}]*)\})?")]
    private static partial Regex Selector();

    [GeneratedRegex(@"(?<label>\w+)(?:=~|!~|!=|=)""(?<value>[^""]*)""")]
    private static partial Regex Condition();

    [GeneratedRegex(@"\bby \(([^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"expr: (?:>-)?\s*(.*?)\n        (?:for|labels):", RegexOptions.Singleline)]
    private static partial Regex Expression();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();
}
