using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace WabaClient.Benchmarks.Graph;

/// <summary>
/// Graph on Kestrel, on this machine. It runs in the process that starts the benchmarks, not in those that are measured,
/// so that its work is in nobody's byte count. The first two parts of the path are page size and number of pages.
/// </summary>
internal sealed class CannedServer : IAsyncDisposable
{
    /// <summary>Tells the measured processes where the server is.</summary>
    public const string AddressVariable = "WABA_BENCHMARK_SERVER";

    private readonly WebApplication _app;
    private readonly Dictionary<string, CannedListing> _listings = [];

    private CannedServer(WebApplication app) => _app = app;

    public Uri Address =>
        new(
            _app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First() + "/");

    public static async Task<CannedServer> StartAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        CannedServer server = new(app);
        app.Run(server.AnswerAsync);
        await app.StartAsync();
        return server;
    }

    public static Uri AddressOf(Uri server, int pageSize, int pages) =>
        new(server, string.Create(CultureInfo.InvariantCulture, $"{pageSize}x{pages}/"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        CannedListing listing = ListingFor(context.Request.Path.Value!.Split('/')[1]);
        byte[] tail = listing.TailFor(context.Request.QueryString.Value!);
        HttpResponse response = context.Response;
        response.ContentType = CannedHeaders.ContentType;
        response.ContentLength = listing.Data.Length + tail.Length;
        foreach ((string name, string value) in CannedHeaders.All)
            response.Headers[name] = value;
        await response.Body.WriteAsync(listing.Data);
        await response.Body.WriteAsync(tail);
    }

    private CannedListing ListingFor(string shape)
    {
        lock (_listings)
        {
            if (!_listings.TryGetValue(shape, out CannedListing? listing))
            {
                string[] numbers = shape.Split('x');
                listing = new(
                    int.Parse(numbers[0], CultureInfo.InvariantCulture),
                    int.Parse(numbers[1], CultureInfo.InvariantCulture));
                _listings.Add(shape, listing);
            }

            return listing;
        }
    }
}
