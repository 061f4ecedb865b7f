using System.Net;
using System.Net.Sockets;
using WabaClient.Testing;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Diagnosis;

/// <summary>The situations that a diagnosis explains. <c>docs/diagnosis.md</c> has one line for each.</summary>
internal static class Situations
{
    private const string LoginPage = "<!DOCTYPE html><html><head><title>Sign in to the network</title></head></html>";

    private static readonly string[] Refused = ["owned Failed", "client Failed"];
    private static readonly string[] Silent =
        ["version Skipped", "business Skipped", "owned Skipped", "client Skipped", "permissions Skipped", "proof Skipped", "usage Skipped"];

    private static readonly string[] BadToken = [.. Refused, "business Skipped", "permissions Skipped", "proof Skipped", "token Failed"];
    private static readonly string[] Restricted =
        [.. Refused, "business Skipped", "permissions Failed", "proof Skipped"];

    private static readonly string[] BadVersion =
        [.. Refused, "version Failed", "business Skipped", "permissions Skipped", "proof Skipped"];

    private static readonly string[] BadProof = [.. Refused, "business Skipped", "permissions Skipped", "proof Failed"];
    private static readonly string[] Throttled =
        ["business Skipped", "owned Skipped", "client Skipped", "permissions Skipped", "proof Skipped", "usage Warning"];

    private static readonly string[] WrongId = [.. Refused, "business Failed", "permissions Skipped"];

    public static IReadOnlyList<Situation> All { get; } =
    [
        new("Everything works", "owned", [], scene => scene.AddBusiness()),
        new("No token: it is not set, or set under another name", "token", [.. BadToken, "settings Failed"], scene =>
        {
            scene.AddBusiness();
            scene.Options.AccessToken = null;
        }),
        new("The token is malformed or incomplete", "token", BadToken, scene =>
        {
            scene.AddBusiness();
            scene.Graph.Inject(GraphFault.MalformedToken().Always());
        }),
        new("The token was copied with quotation marks", "settings", [.. BadToken, "settings Failed"], scene =>
        {
            scene.AddBusiness();
            scene.AddToken();
            scene.Options.AccessToken = $"\"{Make.Token}\"";
        }),
        new("The token has expired", "token", BadToken, scene =>
        {
            scene.AddBusiness();
            scene.AddToken(expiresAt: scene.Time.GetUtcNow().AddHours(-1));
        }),
        new("The token was revoked", "token", BadToken, scene =>
        {
            scene.AddBusiness();
            scene.AddToken();
            scene.Graph.RevokeToken(Make.Token);
        }),
        new("The token expires in five days", "token", ["token Warning"], scene =>
        {
            scene.AddBusiness();
            scene.AddToken(expiresAt: scene.Time.GetUtcNow().AddDays(5));
            scene.Asked = new() { InspectToken = true };
        }),
        new("The token belongs to a person instead of a system user", "token", ["token Warning"], scene =>
        {
            scene.AddBusiness();
            scene.Graph.AddToken(Make.Token);
            scene.Asked = new() { InspectToken = true };
        }),
        new("The token belongs to another app than `AppId`", "token", ["token Warning"], scene =>
        {
            scene.AddBusiness();
            scene.AddToken();
            scene.Options.AppId = "400000000000001";
            scene.Asked = new() { InspectToken = true };
        }),
        new("The app secret is wrong, or belongs to another app", "proof", BadProof, scene =>
        {
            scene.GraphOptions.AppSecret = Scene.AppSecret;
            scene.AddBusiness();
            scene.Options.AppSecret = new string('f', 32);
        }),
        new("The app requires the proof of its secret, and no secret is set", "proof", BadProof, scene =>
        {
            (scene.GraphOptions.AppSecret, scene.GraphOptions.RequireAppSecretProof) = (Scene.AppSecret, true);
            scene.AddBusiness();
        }),
        new("The app secret has an unusual form", "settings", ["settings Warning"], scene =>
        {
            scene.AddBusiness();
            scene.Options.AppSecret = "not-a-secret-of-meta";
        }),
        new("Meta has restricted the app or the portfolio", "permissions", Restricted, scene =>
        {
            scene.AddBusiness();
            scene.Graph.Inject(GraphFault.ApiAccessBlocked().Always());
        }),
        new("A permission is missing (code 200)", "permissions", ["owned Failed", "permissions Failed"], scene =>
        {
            scene.AddBusiness();
            scene.AddToken(permissions: ["whatsapp_business_management"]);
        }),
        new("A permission is missing (code 100)", "permissions", ["owned Failed", "permissions Failed"], scene =>
        {
            scene.AddBusiness();
            scene.Graph.Inject(GraphFault.MissingPermission().When(request => request.Edge == Scene.OwnedEdge).Always());
        }),
        new("The id belongs to a WhatsApp Business Account", "business", WrongId, scene =>
            scene.Id = new(scene.AddBusiness().OwnedAccounts.First().Id.Value)),
        new("The id belongs to a phone number", "business", WrongId, scene =>
            scene.Id = new(scene.AddBusiness().OwnedAccounts.First().PhoneNumbers!.Items[0].Id)),
        new("The id belongs to an app", "business", WrongId, scene =>
        {
            scene.AddBusiness();
            scene.Id = Scene.AppId;
        }),
        new("The id belongs to another business, or to nothing", "business", WrongId, scene =>
        {
            scene.AddBusiness();
            scene.Graph.AddBusiness("9876543210", "Another one");
            scene.AddToken(sees: ["9876543210"], own: "9876543210");
        }),
        new("All accounts belong to clients: the owned edge is empty", "owned", ["owned Warning"], scene => scene.AddBusiness(owned: 0)),
        new("No client has shared an account: the client edge is empty", "client", ["client Warning"], scene =>
            scene.AddBusiness(client: 0)),
        new("The system user has no accounts assigned: both edges are empty", "owned", ["owned Warning", "client Warning"], scene =>
        {
            scene.AddBusiness(owned: 1, client: 1).HideOwnedAccounts(_ => true).HideClientAccounts(_ => true);
            scene.AddToken(own: Scene.Business);
        }),
        new("Graph throttles calls for the business", "usage", Throttled, scene =>
        {
            scene.AddBusiness();
            scene.Graph.Inject(GraphFault.RateLimited(TimeSpan.FromMinutes(5)).Always());
        }),
        new("Graph throttles all calls of the app", "usage", Throttled, scene =>
        {
            scene.AddBusiness();
            scene.Graph.Inject(GraphFault.AppRateLimited().Always());
        }),
        new("A rate limit is nearly exhausted", "usage", ["usage Warning"], scene =>
        {
            scene.AddBusiness();
            scene.Graph.Inject(GraphFault.Usage(new FakeUsage { ObjectId = Scene.Business, CallCount = 85 }).Always());
        }),
        new("The API version is retired", "version", ["version Warning"], scene =>
        {
            scene.AddBusiness();
            scene.Options.ApiVersion = "v19.0";
        }),
        new("The API version does not exist", "version", BadVersion, scene =>
        {
            scene.AddBusiness();
            scene.Options.ApiVersion = "v99.0";
        }),
        new("A proxy or login page answers with HTML", "reach", [.. Silent, "reach Warning"], scene =>
        {
            scene.AddBusiness();
            scene.Graph.Inject(GraphFault.Reply(200, LoginPage, "text/html").Always());
        }),
        new("A proxy refuses the connection", "reach", [.. Silent, "reach Skipped"], async scene =>
        {
            FakeGraphServer server = await scene.StartServerAsync();
            scene.Handler = new SocketsHttpHandler { Proxy = new WebProxy(server.BaseAddress) };
        }),
        new("The host name cannot be resolved (DNS)", "reach", [.. Silent, "reach Skipped"], scene =>
            scene.Handler = new SocketsHttpHandler
            {
                UseProxy = false,
                ConnectCallback = (_, _) => throw new SocketException((int)SocketError.HostNotFound),
            }),
        new("The certificate is not trusted (TLS)", "reach", [.. Silent, "reach Skipped"], async scene =>
        {
            FakeGraphServer server = await scene.StartServerAsync(new() { UseHttps = true });
            scene.Handler = new SocketsHttpHandler
            {
                UseProxy = false,
                ConnectCallback = async (_, cancellationToken) =>
                {
                    Socket socket = new(SocketType.Stream, ProtocolType.Tcp);
                    await socket.ConnectAsync(server.BaseAddress.Host, server.BaseAddress.Port, cancellationToken);
                    return new NetworkStream(socket, ownsSocket: true);
                },
            };
        }),
        new("No server responds", "reach", [.. Silent, "reach Skipped"], scene => scene.Graph.Inject(GraphFault.ConnectionRefused().Always())),
        new("Graph has an outage", "reach", [.. Silent, "reach Skipped"], scene => scene.Graph.Inject(GraphFault.Html502().Always())),
        new("The clock of the machine is wrong", "reach", ["reach Warning"], scene =>
        {
            scene.AddBusiness();
            scene.ClockOffset = TimeSpan.FromMinutes(6);
        }),
        new("`/me` and `debug_token` are blocked while the edges work", "token", ["token Skipped"], scene =>
        {
            scene.AddBusiness();
            scene.Graph.Inject(GraphFault.ApiAccessBlocked().When(request => request.ObjectId is "me" or "debug_token").Always());
            scene.Asked = new() { InspectToken = true };
        }),
        new("The application's token provider fails", "settings", [.. Silent, "settings Warning", "reach Skipped"], scene =>
        {
            scene.AddBusiness();
            scene.Tokens = new FailingTokens();
        }),
        new("An account has no phone number", "numbers", ["numbers Warning", "webhooks Passed"], scene =>
        {
            scene.Graph.AddBusiness(Scene.Business).AddOwnedAccounts(2, 1).AddOwnedAccounts(1, 0).AddClientAccounts(1, 1);
            (scene.Asked, scene.Options.AppId) = (new() { Deep = true }, Scene.AppId);
        }),
        new("The webhooks of an account are sent to another app", "webhooks", ["numbers Passed", "webhooks Warning"], scene =>
        {
            FakeBusiness business = scene.AddBusiness();
            scene.Graph.SetSubscribedApps(business.OwnedAccounts.First().Id, new FakeApp("9", "Somebody else's"));
            (scene.Asked, scene.Options.AppId) = (new() { Deep = true }, Scene.AppId);
        }),
    ];

    private sealed class FailingTokens : IGraphAccessTokenProvider
    {
        public ValueTask<GraphAccessToken> GetAccessTokenAsync(GraphAccessTokenRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("The vault is sealed.");
    }
}
