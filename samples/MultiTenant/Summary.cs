using Spectre.Console;
using WabaClient;

namespace MultiTenant;

/// <summary>The results of each tenant: how many accounts it has, and why its listing failed.</summary>
internal sealed class Summary(int tenants)
{
    // Longer waits are left to the next run of the program.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly Dictionary<BusinessId, Exception> _failures = [];
    private readonly HashSet<BusinessId> _complete = [];
    private readonly Dictionary<BusinessId, int> _accounts = [];

    public bool IsComplete => _complete.Count == tenants;

    public IReadOnlyCollection<BusinessId> Throttled =>
        [.. _failures.Where(failure => IsShort(failure.Value)).Select(failure => failure.Key)];

    /// <summary>Gets when the throttled tenants can be listed again; null if there are none.</summary>
    public TimeSpan? RetryAfter =>
        _failures.Values.Where(IsShort).Max(failure => ((RateLimitedException)failure).RetryAfter);

    public void Add(AccountsPage page)
    {
        _accounts[page.BusinessId] = _accounts.GetValueOrDefault(page.BusinessId) + (page.Page?.Items.Count ?? 0);
        if (!page.IsLast)
            return;
        _failures.Remove(page.BusinessId);
        if (page.Failure is null)
            _complete.Add(page.BusinessId);
        else
            _failures.Add(page.BusinessId, page.Failure);

        // It is listed again from its first page.
        if (page.Failure is { } failure && IsShort(failure))
            _accounts.Remove(page.BusinessId);
        if (!Console.IsErrorRedirected)
            Console.Error.Write(
                $"\r{_complete.Count + _failures.Count} of {tenants} tenants, {_accounts.Values.Sum()} accounts ");
    }

    public void Write()
    {
        // Without a terminal, Spectre assumes 80 columns and wraps the reasons.
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = 200;
        Table table = new Table().AddColumns("business", "reason", "what to do");
        foreach ((BusinessId business, Exception failure) in _failures.OrderBy(
            failure => failure.Key.Value,
            StringComparer.Ordinal))
            table.AddRow(
                new Text(business.Value),
                new Text(ReasonOf(failure)),
                new Text((failure as WabaClientException)?.Hint ?? ""));
        if (_failures.Count > 0)
            AnsiConsole.Write(table);
        foreach (IGrouping<string, Exception> reason in _failures.Values.GroupBy(ReasonOf).OrderBy(
            reason => reason.Key,
            StringComparer.Ordinal))
            AnsiConsole.WriteLine($"{reason.Count()} {reason.Key}");
        AnsiConsole.WriteLine(
            $"{_complete.Count} of {tenants} complete, {_failures.Count} failed, {_accounts.Values.Sum()} accounts.");
    }

    private static bool IsShort(Exception failure) =>
        failure is RateLimitedException { RetryAfter: { } wait } && wait <= LongestWait;

    private static string ReasonOf(Exception failure) => failure switch
    {
        InvalidAccessTokenException e => $"token rejected ({e.Reason})",
        RateLimitedException { RetryAfter: { } wait } => $"throttled for {TimeSpan.FromMinutes(Math.Ceiling(wait.TotalMinutes)):hh\\:mm}",
        PermissionDeniedException => "permission missing",
        _ => failure.Message,
    };
}
