namespace WabaClient;

/// <summary>One check: a function that maps the facts to a finding.</summary>
internal sealed record DiagnosisCheck(string Name, Func<DiagnosisFacts, Verdict> Check)
{
    /// <summary>Runs the check.</summary>
    /// <param name="facts">The facts that the diagnosis has collected.</param>
    /// <param name="secrets">The texts that the finding must not contain.</param>
    public DiagnosisFinding Run(DiagnosisFacts facts, IReadOnlyList<string> secrets)
    {
        Verdict verdict = Try(facts);
        return new()
        {
            Check = Name,
            Status = verdict.Status,
            Summary = Masked(verdict.Summary)!,
            Evidence = Masked(verdict.Evidence),
            Fix = Masked(verdict.Fix),
        };

        // Error texts contain no credentials at this point. This covers credentials that a server puts into a name or a header.
        string? Masked(string? text) =>
            text is null ? null : SecretRedactor.MaskSharedRuns(SecretRedactor.MaskKnown(secrets, text), secrets);
    }

    // An error in one check must not hide the results of the others.
    private Verdict Try(DiagnosisFacts facts)
    {
        try
        {
            return Check(facts);
        }
        catch (Exception e)
        {
            return Verdict.Skipped("The check itself failed; please report this to the authors of the library.", e.GetType().Name);
        }
    }
}
