using System.Globalization;

namespace WabaClient;

/// <summary>Whether accounts have phone numbers.</summary>
internal static class NumbersCheck
{
    public static Verdict Run(DiagnosisFacts facts)
    {
        if (facts.Accounts is not { } accounts)
            return Verdict.Skipped("Phone numbers were not read.", fix: "To read those of up to 10 accounts, set DiagnosisOptions.Deep.");
        return DeepCheck.Run(
            accounts,
            account => account.Numbers,
            account => account.Numbers.Value is { Items.Count: > 0 } or { NextCursor: not null },
            new(
                "phone numbers",
                "has a phone number",
                "There are accounts without a phone number, which cannot send messages.",
                "Add a number: WhatsApp Manager > Account tools > Phone numbers. If there is one, Graph hides it from this token: assign the account to its "
                    + "system user."));
    }
}
