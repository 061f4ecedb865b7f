using Microsoft.AspNetCore.Http.HttpResults;

namespace AspNetCore;

/// <summary>A page with links to try.</summary>
internal static class StartPage
{
    private const string Html =
        """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>WhatsApp Business Accounts</title>
        <h1>WhatsApp Business Accounts</h1>
        <ul>
          <li><a href="/businesses/1234567890/accounts">/businesses/{id}/accounts</a>: the accounts that a business owns
          <li><a href="/businesses/1234567890/client-accounts">/businesses/{id}/client-accounts</a>: those that clients share with it
          <li><a href="/businesses/1234567890/accounts?fields=name,creation_time&amp;since=2022-01-01&amp;limit=10">…?fields=name,creation_time&amp;since=2022-01-01&amp;limit=10</a>:
              one page; the Link header has the address of the next one
          <li><a href="/health">/health</a>: whether Graph throttles this service
        </ul>
        <p>Errors: <a href="/businesses/80008/accounts">throttled</a>, <a href="/businesses/1/accounts">unknown business</a>,
           <a href="/businesses/shop/accounts?limit=many">bad request</a>. The businesses are those of the fake Graph.</p>
        </html>
        """;

    public static ContentHttpResult Get() => TypedResults.Content(Html, "text/html; charset=utf-8");
}
