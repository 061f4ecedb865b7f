using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WabaClient.Tests.Accounts;

public sealed class AccountMemoryTests
{
    private const int Count = 100;

    [Fact]
    public void An_account_with_default_fields_costs_at_most_72_bytes_beyond_its_own_texts()
    {
        byte[] json = DefaultFields();
        WhatsAppBusinessAccount[] accounts = new WhatsAppBusinessAccount[Count];
        ReadAll(json, accounts);

        long before = GC.GetAllocatedBytesForCurrentThread();
        ReadAll(json, accounts);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        long texts = accounts.Sum(
            account => Size(account.Id.Value) + Size(account.Name!) + Size(account.MessageTemplateNamespace!));
        long each = (bytes - texts) / Count;
        Assert.InRange(each, 1, 72);
    }

    private static void ReadAll(byte[] json, WhatsAppBusinessAccount[] accounts)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        for (int i = 0; reader.Read() && reader.TokenType == JsonTokenType.StartObject; i++)
            accounts[i] = WhatsAppBusinessAccount.Read(ref reader)!;
    }

    private static byte[] DefaultFields()
    {
        IEnumerable<string> items = Enumerable.Range(0, Count).Select(i => string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"id":"{{104996122399160 + i}}","name":"Account {{i}}","currency":"USD","timezone_id":"{{i}}","message_template_namespace":"58e6d318_b627_4112_b9c7_{{i:D12}}"}"""));
        return Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]");
    }

    /// <summary>Header, method table, length, characters and the closing null, in steps of 8 bytes.</summary>
    private static long Size(string text) => (22 + (2 * text.Length) + 7) / 8 * 8;
}
