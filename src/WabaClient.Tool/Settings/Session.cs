using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WabaClient.Testing;

namespace WabaClient.Tool;

/// <summary>A client that is created from the settings, for the duration of one command.</summary>
internal sealed class Session : IAsyncDisposable
{
    public const string NoBusiness = "Graph lists no business for this token, which does not prove that the token "
        + "has access to none. Specify a BUSINESS.";

    private readonly ServiceProvider _services;
    private readonly CallCounter _calls;
    private readonly WabaClientOptions _settings;

    private Session(ServiceProvider services, CallCounter calls, bool isFake, CancellationToken interrupted)
    {
        _services = services;
        _calls = calls;
        _settings = services.GetRequiredService<IOptions<WabaClientOptions>>().Value;
        IsFake = isFake;
        Interrupted = interrupted;
        Client = services.GetRequiredService<BusinessAccountsClient>();
    }

    public BusinessAccountsClient Client { get; }

    /// <summary>Gets whether the session uses a fake Graph in this process.</summary>
    public bool IsFake { get; }

    public string AccessToken => _settings.AccessToken!;

    public string? AppId => _settings.AppId;

    public string? AppSecret => _settings.AppSecret;

    /// <summary>Gets the number of requests sent so far.</summary>
    public int Calls => _calls.Count;

    /// <summary>Gets the token that Ctrl-C cancels.</summary>
    public CancellationToken Interrupted { get; }

    /// <summary>Creates the client.</summary>
    /// <param name="request">Where the token and the responses come from.</param>
    /// <param name="host">The process.</param>
    /// <param name="errors">What must not write the secrets.</param>
    /// <param name="tap">A handler that receives every request and response; null for none.</param>
    /// <param name="fake">The graph to use with <c>--fake</c>; null for the default one.</param>
    /// <exception cref="SettingsException">There is no token, or a setting is not valid.</exception>
    public static Session Open(
        SessionRequest request, ToolHost host, ErrorOutput errors, DelegatingHandler? tap = null, FakeGraph? fake = null)
    {
        IConfigurationSection settings = ToolSettings.Read(request, host);
        errors.Hide(settings[nameof(WabaClientOptions.AccessToken)]);
        errors.Hide(settings[nameof(WabaClientOptions.AppSecret)]);
        foreach (string problem in request.IsFake ? [] : SettingsProblems.Misspelled(host))
            errors.Warning(problem);
        if (string.IsNullOrEmpty(settings[nameof(WabaClientOptions.AccessToken)]))
            throw SettingsProblems.NoToken(request, host);
        CallCounter calls = new();
        ServiceCollection services = new();
        services.AddSingleton(host.Clock);
        try
        {
            IHttpClientBuilder client = services.AddWabaClient(settings).AddHttpMessageHandler(() => calls);
            if (tap is not null)
                client.AddHttpMessageHandler(() => tap);
            if (request.IsFake)
                client.UseFakeGraph(fake ?? FakeWorld.Create(host.Clock, new FakeWorldOptions()));
            return new Session(services.BuildServiceProvider(), calls, request.IsFake, host.CatchInterrupts());
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
        {
            throw SettingsProblems.Invalid(e);
        }
    }

    /// <summary>Lists the businesses that the token has access to.</summary>
    public async Task<IReadOnlyList<BusinessId>> ListBusinessesAsync()
    {
        List<Business> businesses = await Client.ListBusinessesAsync(Interrupted).ToListAsync(Interrupted);
        return [.. businesses.Select(business => business.Id).Distinct()];
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
