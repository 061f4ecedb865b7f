using Microsoft.AspNetCore.WebUtilities;
using WabaClient;

namespace AspNetCore;

/// <summary>
/// Returns the accounts of a business: all of them as a JSON array that is streamed as pages arrive, or one page.
/// </summary>
internal static class AccountEndpoints
{
    public static Task<IResult> ListOwnedAsync(string id, HttpContext context, BusinessAccountsClient client) =>
        ListAsync(
            id,
            context,
            request => client.ListOwnedAsync(request.Business, request.Query, context.RequestAborted));

    public static Task<IResult> ListClientAsync(string id, HttpContext context, BusinessAccountsClient client) =>
        ListAsync(
            id,
            context,
            request => client.ListClientAsync(request.Business, request.Query, context.RequestAborted));

    private static async Task<IResult> ListAsync(
        string id, HttpContext context, Func<AccountRequest, GraphPageable<WhatsAppBusinessAccount>> list)
    {
        if (AccountRequest.Parse(id, context.Request.Query, out Dictionary<string, string[]> problems) is not { } request)
            return TypedResults.ValidationProblem(problems);
        return request.IsOnePage ? await PageAsync(list(request), context) : await StreamAsync(list(request));
    }

    // With a Link header, the body remains an array, and callers do not have to build a URL (RFC 8288).
    private static async Task<IResult> PageAsync(GraphPageable<WhatsAppBusinessAccount> listing, HttpContext context)
    {
        GraphPage<WhatsAppBusinessAccount> page = await listing.AsPages().FirstAsync(context.RequestAborted);
        if (page.NextCursor is not null)
        {
            HttpRequest request = context.Request;
            Dictionary<string, string?> parameters = request.Query.ToDictionary(p => p.Key, p => (string?)p.Value);
            parameters["cursor"] = page.NextCursor;
            context.Response.Headers.Link =
                $"<{QueryHelpers.AddQueryString(request.PathBase + request.Path, parameters)}>; rel=\"next\"";
        }

        return TypedResults.Ok(page.Items);
    }

    // Most errors occur on the first page. If the response begins after it, such an error can be returned as problem details. Later
    // errors abort the response, so that an incomplete JSON array is not mistaken for a complete one.
    private static async Task<IResult> StreamAsync(GraphPageable<WhatsAppBusinessAccount> listing)
    {
        IAsyncEnumerator<WhatsAppBusinessAccount> accounts = listing.GetAsyncEnumerator();
        try
        {
            bool isAny = await accounts.MoveNextAsync();
            return TypedResults.Ok(RestAsync(accounts, isAny));
        }
        catch
        {
            await accounts.DisposeAsync();
            throw;
        }
    }

    private static async IAsyncEnumerable<WhatsAppBusinessAccount> RestAsync(
        IAsyncEnumerator<WhatsAppBusinessAccount> accounts,
        bool isAny)
    {
        await using (accounts)
        {
            for (; isAny; isAny = await accounts.MoveNextAsync())
                yield return accounts.Current;
        }
    }
}
