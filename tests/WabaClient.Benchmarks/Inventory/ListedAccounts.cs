using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WabaClient.Benchmarks.Inventory;

/// <summary>Accounts as an inventory lists them: with every field that it requests by default.</summary>
internal static class ListedAccounts
{
    public const int PerBusiness = 100;

    private static readonly WhatsAppBusinessAccountJsonConverter Converter = new();
    private static readonly JsonSerializerOptions Options = new();

    public static RequestedFields Fields { get; } = RequestedFields.Create(DefaultFields.Accounts.Select(field => field.ToString()));

    /// <summary>Returns the accounts of a business; every <paramref name="changedEvery"/>th has another name than before.</summary>
    public static WhatsAppBusinessAccount[] Of(int business, int changedEvery = int.MaxValue) =>
        [.. Enumerable.Range(0, PerBusiness).Select(i => Parse((business * PerBusiness) + i, (i + 1) % changedEvery == 0))];

    private static WhatsAppBusinessAccount Parse(int number, bool isChanged)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(Json(number, isChanged)));
        reader.Read();
        return Converter.Read(ref reader, typeof(WhatsAppBusinessAccount), Options);
    }

    private static string Json(int number, bool isChanged) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        {"id":"{{102_290_129_000_000 + number}}","name":"{{(isChanged ? "Renamed" : "Customer")}} {{number}} GmbH & Co. KG","currency":"EUR",
        "timezone_id":"1","message_template_namespace":"{{number:x8}}_58e6_4b6c_aaaa_0123456789ab","account_review_status":"APPROVED",
        "business_verification_status":"verified","country":"DE","creation_time":{{1_600_000_000 + number}},"ownership_type":"SELF",
        "status":"ACTIVE","owner_business_info":{"name":"Customer {{number}}","id":"{{506_914_307_000_000 + number}}"},
        "owner_business":{"name":"Customer {{number}}","id":"{{506_914_307_000_000 + number}}"},
        "on_behalf_of_business_info":{"name":"Customer {{number}}","id":"{{506_914_307_000_000 + number}}","status":"APPROVED","type":"SELF"},
        "primary_funding_id":"{{870_000_000_000 + number}}","primary_business_location":"DE",
        "auth_international_rate_eligibility":{"start_time":1700000000,"exception_countries":[]},"is_enabled_for_insights":true,
        "is_shared_with_partners":false,"template_auto_archival_enabled":false,"disable_marketing_messages_on_cloud_api":false,
        "permitted_tasks":["MANAGE","DEVELOP","MESSAGING"]}
        """);
}
