using System.Globalization;

namespace WabaClient.Benchmarks.Graph;

/// <summary>Accounts as Graph writes them: the default fields, with ids, names and namespaces that no two accounts share.</summary>
internal static class CannedAccounts
{
    private static readonly string[] Names =
    [
        "Lucky Shrub", "Jasper's Market", "Wind & Wool", "Café São Bento", "Little Lemon Bistro", "Test WhatsApp Business Account",
        "Oak Street Dental", "Nordlicht Reisen", "Kirana Express", "Blue Harbour Hotels",
    ];

    private static readonly string[] Currencies = ["USD", "EUR", "INR", "BRL", "MXN", "IDR", "GBP"];

    public static IEnumerable<string> Take(int count)
    {
        Random random = new(20260412);
        for (int i = 0; i < count; i++)
        {
            string id = string.Create(
                CultureInfo.InvariantCulture,
                $"{random.NextInt64(100_000_000_000_000, 999_999_999_999_999)}");
            string name = string.Create(CultureInfo.InvariantCulture, $"{Names[i % Names.Length]} {i + 1}");
            string timezone = random.Next(1, 480).ToString(CultureInfo.InvariantCulture);
            yield return $$"""{"id":"{{id}}","name":"{{name}}","currency":"{{Currencies[i % Currencies.Length]}}","timezone_id":"{{timezone}}","message_template_namespace":"{{Namespace(random)}}"}""";
        }
    }

    private static string Namespace(Random random)
    {
        byte[] bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes).ToString().Replace('-', '_');
    }
}
