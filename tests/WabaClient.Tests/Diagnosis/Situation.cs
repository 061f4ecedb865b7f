namespace WabaClient.Tests.Diagnosis;

/// <summary>A problem, the expected findings of a diagnosis, and the finding that explains it.</summary>
/// <param name="Name">The situation, as the documentation names it.</param>
/// <param name="Explains">The check whose finding describes the problem and its fix.</param>
/// <param name="Findings">All findings but those that are as usual, in the form "owned Failed".</param>
/// <param name="ArrangeAsync">Brings the situation about.</param>
internal sealed record Situation(string Name, string Explains, string[] Findings, Func<Scene, Task> ArrangeAsync)
{
    public static readonly string[] Checks =
    [
        "settings", "reach", "version", "business", "owned", "client", "permissions", "proof", "token", "usage", "numbers", "webhooks",
    ];

    public Situation(string name, string explains, string[] findings, Action<Scene> arrange)
        : this(name, explains, findings, scene =>
        {
            arrange(scene);
            return Task.CompletedTask;
        })
    {
    }

    /// <summary>Gets the findings of all checks: what is not asked for by default is skipped, everything else passes.</summary>
    public IEnumerable<string> AllFindings => Checks.Select(check =>
        Findings.FirstOrDefault(finding => finding.StartsWith(check + " ", StringComparison.Ordinal))
        ?? $"{check} {(check is "token" or "numbers" or "webhooks" ? DiagnosisStatus.Skipped : DiagnosisStatus.Passed)}");

    public override string ToString() => Name;
}
