using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using WabaClient;

namespace AspNetCore;

/// <summary>
/// Receives Meta's webhooks, so that a changed account is read within seconds and not with the next pass.
/// </summary>
/// <remarks>
/// A webhook can be lost, repeated or late, so it only triggers a pass. The inventory determines what has changed.
/// Source: Meta, "Webhooks from Meta" and the reference of <c>account_update</c>.
/// </remarks>
internal static class Webhooks
{
    private const string Prefix = "sha256=";
    private const string VerifyTokenSetting = "Webhooks:VerifyToken";

    /// <summary>
    /// Answers the request with which Meta verifies the URL. Only callers that know the verify token receive the
    /// challenge.
    /// </summary>
    public static IResult Verify(HttpRequest request, IConfiguration configuration) =>
        request.Query["hub.mode"] == "subscribe"
        && configuration[VerifyTokenSetting] is { Length: > 0 } token
        && IsEqual(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(request.Query["hub.verify_token"].ToString()))
            ? TypedResults.Text(request.Query["hub.challenge"].ToString())
            : TypedResults.StatusCode(StatusCodes.Status403Forbidden);

    /// <summary>Validates the signature of the body as it was sent, and nudges the businesses in the webhook.</summary>
    public static async Task<IResult> ReceiveAsync(
        HttpRequest request, IConfiguration configuration, AccountInventory inventory, CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (!IsSigned(body.ToArray(), request.Headers["X-Hub-Signature-256"].ToString(), configuration["Waba:AppSecret"]))
            return TypedResults.Unauthorized();

        try
        {
            using JsonDocument document = JsonDocument.Parse(body.ToArray());
            foreach (BusinessId business in BusinessesOf(document.RootElement))
                inventory.Nudge(business);
            return TypedResults.Ok();
        }
        catch (JsonException)
        {
            return TypedResults.BadRequest();
        }
    }

    private static bool IsSigned(byte[] body, string signature, string? appSecret)
    {
        if (string.IsNullOrEmpty(appSecret) || !signature.StartsWith(Prefix, StringComparison.Ordinal))
            return false;
        string expected = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), body));
        return IsEqual(Encoding.ASCII.GetBytes(expected), Encoding.ASCII.GetBytes(signature[Prefix.Length..]));
    }

    private static bool IsEqual(byte[] a, byte[] b) => CryptographicOperations.FixedTimeEquals(a, b);

    // The id of the entry is that of the account or of a partner's business. Nudging a business that is not watched has no effect.
    private static IEnumerable<BusinessId> BusinessesOf(JsonElement root)
    {
        foreach (JsonElement entry in Items(root, "entry"))
        {
            foreach (JsonElement change in Items(entry, "changes"))
            {
                if (Text(change, "field") != "account_update")
                    continue;
                string?[] ids = [Text(entry, "id"), Text(Child(Child(change, "value"), "waba_info"), "owner_business_id")];
                foreach (string? id in ids)
                {
                    if (BusinessId.TryParse(id, null, out BusinessId business))
                        yield return business;
                }
            }
        }
    }

    private static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement child) ? child : default;

    private static JsonElement.ArrayEnumerator Items(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : default;

    private static string? Text(JsonElement element, string name) =>
        Child(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
