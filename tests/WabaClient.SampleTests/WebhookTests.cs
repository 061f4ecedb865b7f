using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace WabaClient.SampleTests;

public sealed class WebhookTests(AspNetCoreFixture sample) : IClassFixture<AspNetCoreFixture>
{
    private const string Update =
        """{"object":"whatsapp_business_account","entry":[{"id":"900","changes":[{"field":"account_update","value":{"event":"PARTNER_ADDED","waba_info":{"waba_id":"9002","owner_business_id":"900"}}}]}]}""";

    [Fact]
    public async Task A_signed_webhook_makes_the_inventory_read_the_business()
    {
        await sample.WaitForLineAsync("Account Added: 9001 of business 900");
        sample.Watched.AddOwnedAccount(new() { Id = "9002", Name = "Second" });

        Assert.Equal(HttpStatusCode.OK, await PostAsync(Update, Sign(Update, AspNetCoreFixture.AppSecret)));

        await sample.WaitForLineAsync("Account Added: 9002 of business 900");
    }

    [Fact]
    public async Task A_webhook_with_a_wrong_signature_or_none_is_refused()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Update, Sign(Update, "another secret")));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Update + " ", Sign(Update, AspNetCoreFixture.AppSecret)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(Update, null));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync("{", Sign("{", AspNetCoreFixture.AppSecret)));
        Assert.Equal(HttpStatusCode.OK, await PostAsync("[]", Sign("[]", AspNetCoreFixture.AppSecret)));
    }

    [Fact]
    public async Task The_challenge_is_returned_to_whoever_knows_the_verify_token()
    {
        string query = "webhooks?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";

        Assert.Equal("1158201444", await sample.Http.GetStringAsync(query + AspNetCoreFixture.VerifyToken));
        using HttpResponseMessage refused = await sample.Http.GetAsync(query + "guess");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }

    private static string Sign(string body, string secret) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)));

    private async Task<HttpStatusCode> PostAsync(string body, string? signature)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "webhooks") { Content = new StringContent(body) };
        if (signature is not null)
            request.Headers.Add("X-Hub-Signature-256", signature);
        using HttpResponseMessage response = await sample.Http.SendAsync(request);
        return response.StatusCode;
    }
}
