using System.Net;
using System.Net.Http.Headers;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Errors;

public sealed class FuzzTests
{
    private static readonly int[] Statuses =
    [
        200, 201, 204, 206, 301, 302, 304, 400, 401, 403, 404, 418, 422, 429, 500, 502, 503, 599,
    ];

    /// <summary>Half of the bodies are noise, half valid ones with bits flipped, cut or spliced. Seeded, so a failure comes again.</summary>
    [Fact]
    public async Task Any_bytes_end_in_a_page_or_one_of_the_librarys_exceptions()
    {
        byte[][] valid =
        [
            .. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "vectors", "meta-openapi")).Order().Select(
                File.ReadAllBytes),
        ];
        Random random = new(20261123);
        byte[] body = [];
        int status = 200;
        using StubGraph graph = new(_ =>
        {
            HttpResponseMessage reply = new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };
            if (status % 2 == 0)
                reply.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return reply;
        });
        BusinessAccountsClient client = Make.Client(
            graph,
            configure: o => o.MaxRetryAttempts = 0,
            gate: new OpenGate());
        int pages = 0, errors = 0, unreadable = 0;

        for (int i = 0; i < 100_000; i++)
        {
            status = random.Next(2) == 0 ? 200 : Statuses[random.Next(Statuses.Length)];
            body = i % 2 == 0 ? Noise(random) : Mutate(valid, random);
            try
            {
                if (i % 5 == 0)
                {
                    await client.GetAsync("1");
                }
                else
                {
                    await foreach (GraphPage<WhatsAppBusinessAccount> page in client.ListOwnedAsync("1").AsPages())
                    {
                        foreach (WhatsAppBusinessAccount account in page.Items)
                            _ = (account.ToString(), account.GetHashCode(), account.Equals(page.Items[0]));
                        break;
                    }
                }

                pages++;
            }
            catch (GraphApiException)
            {
                errors++;
            }
            catch (GraphResponseException)
            {
                unreadable++;
            }
            catch (Exception e)
            {
                Assert.Fail($"Body {i} with status {status} ended in {e}: {Convert.ToHexString(body)}");
            }
        }

        // The fuzz reaches all three ends.
        Assert.True(
            pages > 1_000 && errors > 1_000 && unreadable > 1_000,
            $"{pages} pages, {errors} errors, {unreadable} unreadable");
    }

    private static byte[] Noise(Random random)
    {
        byte[] body = new byte[random.Next(200)];
        random.NextBytes(body);
        if (random.Next(2) == 0)
        {
            const string Json = "{}[]\",:0123456789.eE-+truefalsn\\u \"data\"\"id\"\"paging\"\"error\"\"code\"";
            for (int i = 0; i < body.Length; i++)
                body[i] = (byte)Json[body[i] % Json.Length];
        }

        return body;
    }

    private static byte[] Mutate(byte[][] valid, Random random)
    {
        byte[] body = [.. valid[random.Next(valid.Length)]];
        switch (random.Next(4))
        {
            case 0:
                for (int flips = random.Next(1, 4); flips > 0; flips--)
                    body[random.Next(body.Length)] ^= (byte)(1 << random.Next(8));
                return body;
            case 1:
                return body[..random.Next(body.Length)];
            case 2:
                byte[] other = valid[random.Next(valid.Length)];
                return [.. body[..random.Next(body.Length)], .. other[random.Next(other.Length)..]];
            default:
                return body;
        }
    }

    private sealed class OpenGate : RateLimitGate
    {
        public override ValueTask<RateLimitBlock?> GetBlockAsync(
            IReadOnlyList<string> scopes,
            CancellationToken cancellationToken) =>
            default;

        public override ValueTask BlockAsync(string scope, RateLimitBlock block, CancellationToken cancellationToken) =>
            default;
    }
}
