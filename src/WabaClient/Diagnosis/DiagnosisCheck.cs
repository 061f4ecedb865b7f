namespace WabaClient;

/// <summary>One check: a function from the facts to a finding.</summary>
internal sealed record DiagnosisCheck(string Name, Func<DiagnosisFacts, Verdict> Check)
{
    /// <summary>Runs the check.</summary>
    /// <param name="facts">What the diagnosis has learned.</param>
    /// <param name="secrets">What the finding must not contain.</param>
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

        // Texts of errors are free of credentials already. This is for what a server puts into a name or a header.
        string? Masked(string? text) =>
            text is null ? null : SecretRedactor.MaskSharedRuns(SecretRedactor.TakeOut(secrets, text), secrets);
    }

    // A mistake in one check must not hide what the others found.
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
