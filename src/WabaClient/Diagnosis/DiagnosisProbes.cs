namespace WabaClient;

/// <summary>
/// The calls of one diagnosis: first the real ones, an account of each edge, then as few as it takes to explain what they answered.
/// </summary>
internal sealed class DiagnosisProbes(
    BusinessId businessId, DiagnosisOptions options, WabaClientOptions settings, TokenSource tokens, DiagnosisCaller caller, TimeProvider time)
{
    private const int MostAccounts = 10;
    private const int MostPages = 3;
    private const int FullPage = 100;
    private const int MostBusinesses = 5;

    private const string CannotExplain = "Not asked, because the calls for the accounts were not answered in a way that this could explain.";

    // The app's own token, which may inspect the tokens of the app.
    private readonly string? _appToken =
        settings is { AppId: { } appId, AppSecret: { } appSecret } ? $"{appId}|{appSecret}" : null;

    /// <summary>Gets what no finding may contain.</summary>
    public IReadOnlyList<string> Secrets { get; private set; } = [];

    public async Task<DiagnosisFacts> RunAsync(CancellationToken cancellationToken)
    {
        Answer<GraphPage<WhatsAppBusinessAccount>> owned = await ListAsync(GraphEdge.Owned).ConfigureAwait(false);
        Answer<GraphPage<WhatsAppBusinessAccount>> client = owned.Cause is FailureCause.NoAnswer or FailureCause.TokenProvider
            ? Answer<GraphPage<WhatsAppBusinessAccount>>.Skip("Not asked, because the call before it was not answered.")
            : await ListAsync(GraphEdge.Client).ConfigureAwait(false);
        GraphAccessToken? token = owned.Cause == FailureCause.TokenProvider
            ? null
            : await GetTokenAsync(cancellationToken).ConfigureAwait(false);
        Secrets = SecretsOf(token ?? default);
        Node node = await FindNodeAsync(owned, client).ConfigureAwait(false);
        return new()
        {
            BusinessId = businessId,
            Settings = SettingsFacts.Of(settings, token is { } known ? SettingsFacts.LookOf(known) : null),
            Owned = owned,
            Client = client,
            NodeType = node.Type,
            Node = node.Business,
            OwnerId = node.OwnerId,
            VisibleBusinesses = await FindBusinessesAsync(owned, client).ConfigureAwait(false),
            Inspection = await InspectAsync(token, owned).ConfigureAwait(false),
            Accounts = options.Deep ? await LookIntoAccountsAsync(owned, client).ConfigureAwait(false) : null,
            Answers = caller.Answers,
            Now = time.GetUtcNow(),
        };
    }

    /// <summary>Asks for one account; for further pages only where the first ones are empty and Graph says that there are more.</summary>
    private async Task<Answer<GraphPage<WhatsAppBusinessAccount>>> ListAsync(GraphEdge edge)
    {
        GraphTarget target = GraphTarget.ForEdge(edge, businessId, new AccountQuery { Fields = [AccountField.Name] });
        int size = options.Deep ? MostAccounts : 1;
        string? cursor = null;
        for (int page = 1; ; page++)
        {
            Answer<GraphPage<WhatsAppBusinessAccount>> answer =
                await caller.AskAsync(target, ReplyReaders.Accounts, size, cursor).ConfigureAwait(false);
            if (page == MostPages || answer.Value is not { Items.Count: 0, NextCursor: { } next })
                return answer;
            cursor = next;
            size = FullPage;
        }
    }

    /// <summary>Gets the token to look at it; the calls get theirs themselves.</summary>
    /// <returns>Null if the provider fails.</returns>
    private async Task<GraphAccessToken?> GetTokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.GetAsync(new() { BusinessId = businessId }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
    }

    // Not the app's token as a whole: half of it is the id of the app, which is no secret.
    private string[] SecretsOf(GraphAccessToken token) =>
    [
        .. tokens.CredentialsFor(token).Secrets,
        .. settings.AppSecret is { } secret ? [secret] : Array.Empty<string>(),
        .. _appToken is null ? [] : new[] { new TokenCredentials(_appToken, settings.AppSecret).AppSecretProof! },
    ];

    private static bool CanExplain(Answer owned, Answer client)
    {
        Answer[] edges = [owned, client];
        return edges.All(edge => edge.Cause is not (FailureCause.Throttled or FailureCause.Restricted) && edge.NotAsked is null)
            && edges.Any(edge => edge.Cause.IsBeyondCredentials());
    }

    /// <summary>Finds out what kind of object the id belongs to, mostly from errors that Graph has given already.</summary>
    private async Task<Node> FindNodeAsync(Answer owned, Answer client)
    {
        string? type = owned.Succeeded || client.Succeeded ? NodeKind.Business : NodeKind.In(owned.Failure) ?? NodeKind.In(client.Failure);
        if (!CanExplain(owned, client) || (owned.Cause == FailureCause.UnknownId && client.Cause == FailureCause.UnknownId))
            return new(type, Answer<Business>.Skip(CannotExplain), null);

        Answer<Business> business = Answer<Business>.Skip("Not asked, because Graph has named the type of the object.");
        if (type is null or NodeKind.Business)
        {
            business = await caller.AskAsync(GraphTarget.ForBusiness(businessId, "id", "name", "verification_status"), ReplyReaders.Business)
                .ConfigureAwait(false);
            type ??= business.Succeeded ? NodeKind.Business : NodeKind.In(business.Failure);
        }

        bool isUnnamed = type is null && owned.Cause == FailureCause.OtherKind;
        if (isUnnamed || type == NodeKind.Account)
        {
            Answer<WhatsAppBusinessAccount> account =
                await caller.AskAsync(GraphTarget.ForBusiness(businessId, "owner_business_info"), ReplyReaders.Account).ConfigureAwait(false);
            if (account.Value is { } known)
                return new(NodeKind.Account, business, IdOrNull(known.OwnerBusinessInfo?.Id));
            type ??= NodeKind.In(account.Failure);
        }

        if ((isUnnamed && type is null) || type == NodeKind.PhoneNumber)
        {
            Answer<WhatsAppBusinessPhoneNumber> number =
                await caller.AskAsync(GraphTarget.ForBusiness(businessId, "display_phone_number", "health_status"), ReplyReaders.PhoneNumber)
                    .ConfigureAwait(false);
            if (number.Value is { } known)
                return new(NodeKind.PhoneNumber, business, OwnerOf(known));
        }

        return new(type, business, null);
    }

    // A phone number names neither its account nor its business, but its health lists both (Meta's reference page).
    private static string? OwnerOf(WhatsAppBusinessPhoneNumber number) =>
        IdOrNull(number.HealthStatus?.Entities.FirstOrDefault(entity => entity.EntityType == "BUSINESS")?.Id);

    private static string? IdOrNull(string? id) => GraphId.IsValid(id) ? id : null;

    /// <summary>Reads which businesses Graph names for the token, where the id shows nothing.</summary>
    private async Task<IReadOnlyList<Business>> FindBusinessesAsync(
        Answer<GraphPage<WhatsAppBusinessAccount>> owned, Answer<GraphPage<WhatsAppBusinessAccount>> client)
    {
        bool showsNothing = IsEmptyOrUnknown(owned) && IsEmptyOrUnknown(client);
        if (!showsNothing)
            return [];
        Answer<GraphPage<Business>> listed = await caller.AskAsync(
            GraphTarget.ForMe(GraphEdge.Businesses, "id", "name"), ReplyReaders.Businesses, MostBusinesses).ConfigureAwait(false);
        if (listed.Value?.Items is { Count: > 0 } businesses)
            return businesses;
        if (listed.Cause is FailureCause.Restricted or FailureCause.Throttled or FailureCause.NoAnswer)
            return [];

        // Graph lists no businesses for a system user.
        Answer<MeNode> me = await caller.AskAsync(GraphTarget.ForMe(GraphEdge.Me, "client_business_id"), ReplyReaders.Me).ConfigureAwait(false);
        return me.Value?.ClientBusinessId is { } id ? [new Business { Id = id }] : [];
    }

    private static bool IsEmptyOrUnknown(Answer<GraphPage<WhatsAppBusinessAccount>> edge) =>
        edge.Value is { Items.Count: 0 } || edge.Cause is FailureCause.UnknownId or FailureCause.NothingToList;

    private async Task<Answer<InspectedToken>> InspectAsync(GraphAccessToken? token, Answer owned)
    {
        if (!options.InspectToken)
            return Answer<InspectedToken>.Skip("The token was not inspected.");
        if (token?.Secret is not { } secret)
            return Answer<InspectedToken>.Skip("There is no token to inspect.");
        if (owned.Cause is FailureCause.NoAnswer or FailureCause.Restricted)
            return Answer<InspectedToken>.Skip(CannotExplain);

        GraphTarget inspection = GraphTarget.ForInspection(businessId, secret);
        Answer<InspectedToken> own = owned.Cause == FailureCause.Token
            ? Answer<InspectedToken>.Skip("A token that Graph rejects cannot inspect itself.")
            : await caller.AskAsync(inspection, ReplyReaders.Inspection).ConfigureAwait(false);
        bool isRefused = own.NotAsked is not null || own.Cause.IsRefusal();
        if (!isRefused || _appToken is null)
            return own;

        // Whether a system user's token may inspect itself differs (recorded); the app may inspect the tokens of the app.
        TokenSource app = new(new StaticAccessTokenProvider(_appToken), settings.AppSecret);
        Answer<InspectedToken> answer = await caller.AskAsync(app, inspection, ReplyReaders.Inspection).ConfigureAwait(false);
        return answer.Succeeded || own.NotAsked is not null ? answer : own;
    }

    private async Task<IReadOnlyList<AccountFacts>> LookIntoAccountsAsync(
        Answer<GraphPage<WhatsAppBusinessAccount>> owned, Answer<GraphPage<WhatsAppBusinessAccount>> client)
    {
        IEnumerable<WabaId> ids = (owned.Value?.Items ?? []).Concat(client.Value?.Items ?? []).Select(account => account.Id).Distinct();
        List<AccountFacts> accounts = [];
        foreach (WabaId id in ids.Take(MostAccounts))
        {
            Answer<GraphPage<WhatsAppBusinessPhoneNumber>> numbers =
                await caller.AskAsync(GraphTarget.ForPhoneNumbers(id, new()), ReplyReaders.PhoneNumbers, pageSize: 1).ConfigureAwait(false);
            Answer<GraphPage<SubscribedApp>> apps = settings.AppId is null
                ? Answer<GraphPage<SubscribedApp>>.Skip("Not asked, because AppId is not set.")
                : await caller.AskAsync(GraphTarget.ForSubscribedApps(id), ReplyReaders.SubscribedApps).ConfigureAwait(false);
            accounts.Add(new(id, numbers, apps));
            if (numbers.Cause is FailureCause.NoAnswer or FailureCause.Throttled || apps.Cause is FailureCause.NoAnswer or FailureCause.Throttled)
                break;
        }

        return accounts;
    }

    private readonly record struct Node(string? Type, Answer<Business> Business, string? OwnerId);
}
