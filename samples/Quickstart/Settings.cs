using System.Collections;
using Microsoft.Extensions.Configuration;
using WabaClient;

namespace Quickstart;

/// <summary>Reads Waba__AccessToken, Waba__AppSecret and so on, as the configuration of a .NET host does.</summary>
internal static class Settings
{
    private const string Prefix = "Waba__";

    public static WabaClientOptions Read() => new ConfigurationBuilder()
        .AddInMemoryCollection(Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
            .Where(
                variable => variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && variable.Value != "")
            .Select(variable => KeyValuePair.Create(variable.Key[Prefix.Length..], variable.Value)))
        .Build()
        .Get<WabaClientOptions>() ?? new();
}
