using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace WabaClient;

/// <summary>Validates that a registered client has an access token or a provider of one.</summary>
internal sealed class TokenRequirement(
    string clientName,
    IServiceProvider provider) : IValidateOptions<WabaClientOptions>
{
    public ValidateOptionsResult Validate(string? name, WabaClientOptions options)
    {
        if (name != clientName)
            return ValidateOptionsResult.Skip;
        return options.AccessToken is not null || HasProvider()
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(WabaClientOptions.NoTokenMessage);
    }

    // Does not create the provider, which may depend on these options.
    private bool HasProvider()
    {
        Type type = typeof(IGraphAccessTokenProvider);
        if (clientName.Length > 0)
        {
            bool isKeyed = provider.GetService<IServiceProviderIsKeyedService>() is { } keyed
                ? keyed.IsKeyedService(type, clientName)
                : provider.GetKeyedService<IGraphAccessTokenProvider>(clientName) is not null;
            if (isKeyed)
                return true;
        }

        return provider.GetService<IServiceProviderIsService>() is { } services
            ? services.IsService(type)
            : provider.GetService<IGraphAccessTokenProvider>() is not null;
    }
}
