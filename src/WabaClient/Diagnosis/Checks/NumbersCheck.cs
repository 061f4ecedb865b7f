namespace WabaClient;

/// <summary>Checks whether accounts have phone numbers.</summary>
internal static class NumbersCheck
{
    private static readonly DeepWords Words = new(
        "phone numbers",
        "has a phone number",
        "There are accounts without a phone number, which cannot send messages.",
        "Add a number: WhatsApp Manager > Account tools > Phone numbers. If there is one, Graph hides it from this token: assign the "
            + "account to its system user.");

    public static Verdict Run(DiagnosisFacts facts) => facts.Accounts is { } accounts
        ? DeepCheck.Run(accounts, account => account.Numbers, page => page is { Items.Count: > 0 } or { NextCursor: not null }, Words)
        : Verdict.Skipped("Phone numbers were not read.", fix: "To read those of up to 10 accounts, set DiagnosisOptions.Deep.");
}
