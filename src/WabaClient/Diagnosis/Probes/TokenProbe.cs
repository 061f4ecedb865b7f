namespace WabaClient;

/// <summary>Examines the token, and requests its inspection by Graph.</summary>
internal sealed class TokenProbe
{
    private readonly WabaClientOptions _settings;
    private readonly GraphAccessToken? _token;
    private readonly TokenSource? _app;

    private TokenProbe(WabaClientOptions settings, TokenSource tokens, GraphAccessToken? token)
    {
        _settings = settings;
        _token = token;
        List<string> secrets = [.. tokens.CredentialsFor(token ?? default).Secrets];
        if (settings.AppSecret is { } appSecret)
            secrets.Add(appSecret);
        if (settings is { AppId: not null, AppSecret: not null })
        {
            // Not the complete token of the app: the part before the separator is the id of the app, which is not secret.
            string appToken = $"{settings.AppId}|{settings.AppSecret}";
            _app = new(new StaticAccessTokenProvider(appToken), settings.AppSecret);
            secrets.Add(_app.CredentialsFor(new(appToken)).AppSecretProof!);
        }

        Secrets = secrets;
    }

    /// <summary>Gets the texts that no finding can contain.</summary>
    public IReadOnlyList<string> Secrets { get; }

    public SettingsFacts Settings => SettingsFacts.Of(_settings, _token is { } known ? SettingsFacts.LookOf(known) : null);

    /// <summary>Gets the token from the provider, unless the provider has failed already.</summary>
    public static async Task<TokenProbe> CreateAsync(
        WabaClientOptions settings, TokenSource tokens, BusinessId businessId, EdgeAnswers edges, CancellationToken cancellationToken)
    {
        GraphAccessToken? token = null;
        try
        {
            if (edges.Owned.Cause != FailureCause.TokenProvider)
                token = await tokens.GetAsync(new() { BusinessId = businessId }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Without a token there is nothing to examine; the calls themselves show that the provider fails.
            cancellationToken.ThrowIfCancellationRequested();
        }

        return new(settings, tokens, token);
    }

    public async Task<Answer<InspectedToken>> InspectAsync(DiagnosisCaller caller, BusinessId businessId, Answer owned)
    {
        if (_token?.Secret is not { } secret)
            return Answer<InspectedToken>.Skip("There is no token to inspect.");
        if (owned.Cause == FailureCause.Restricted)
            return Answer<InspectedToken>.Skip("The token was not inspected, because Meta has restricted the app or the portfolio.");

        GraphTarget inspection = GraphTarget.ForInspection(businessId, secret);
        Answer<InspectedToken> own = owned.Cause == FailureCause.Token
            ? Answer<InspectedToken>.Skip("A token that Graph rejects cannot inspect itself.")
            : await caller.AskAsync(inspection, ReplyReaders.Inspection).ConfigureAwait(false);
        bool isRefused = own.NotAsked is not null || own.Cause.IsRefusal();
        if (!isRefused || _app is null)
            return own;

        // Whether the token of a system user can inspect itself varies (recorded); the app can inspect the tokens of the app.
        Answer<InspectedToken> byApp = await caller.AskAsync(_app, inspection, ReplyReaders.Inspection).ConfigureAwait(false);
        return byApp.Succeeded || own.NotAsked is not null ? byApp : own;
    }
}
