namespace WabaClient;

/// <summary>
/// The types of objects as Graph names them in its errors: "(#100) Tried accessing nonexisting field (x) on node type
/// (Business)". The type is often missing from the message (recorded).
/// </summary>
internal static class NodeKind
{
    public const string Business = "Business";
    public const string Account = "WhatsAppBusinessAccount";
    public const string PhoneNumber = "WhatsAppBusinessPhoneNumber";

    private const string Start = "on node type (";

    /// <summary>Returns the type that an error names, or null if it names none.</summary>
    public static string? In(Exception? failure)
    {
        string text = failure?.Message ?? "";
        int start = text.IndexOf(Start, StringComparison.Ordinal);
        int end = start < 0 ? -1 : text.IndexOf(')', start);
        return end < 0 ? null : EvidenceText.Clean(text[(start + Start.Length)..end]);
    }

    public static string Describe(string type) => type switch
    {
        Business => "a business portfolio",
        Account => "a WhatsApp Business Account",
        PhoneNumber => "a phone number",
        "Application" => "an app",
        "SystemUser" => "a system user",
        "User" => "a person",
        "Page" => "a Facebook page",
        _ => $"an object of the type {type}",
    };
}
