using Microsoft.Extensions.Configuration;

namespace WabaClient.Tool;

/// <summary>
/// Reads the settings from the environment, like every application that binds the section <c>Waba</c>.
/// </summary>
internal static class ToolSettings
{
    public const string Prefix = "Waba__";

    private const string Section = "Waba";

    // The fake Graph does not use the settings of the real one, and secrets are not read unnecessarily.
    private static readonly string[] NotForFake =
    [
        nameof(WabaClientOptions.AccessToken),
        nameof(WabaClientOptions.AppSecret),
        nameof(WabaClientOptions.AppId),
        nameof(WabaClientOptions.BaseAddress),
        nameof(WabaClientOptions.ApiVersion),
    ];

    public static IConfigurationSection Read(SessionRequest request, ToolHost host)
    {
        Dictionary<string, string?> settings = new(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in host.Environment)
        {
            if (name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && value.Length > 0)
                settings[name[Prefix.Length..].Replace("__", ":", StringComparison.Ordinal)] = value;
        }

        if (request.IsFake)
        {
            foreach (string name in NotForFake)
                settings.Remove(name);
            settings[nameof(WabaClientOptions.AccessToken)] = FakeWorld.Token;
        }

        if (request.TokenFile is { } file)
            settings[nameof(WabaClientOptions.AccessToken)] = InputFile.ReadText(file, host, "--token-file").Trim();
        return new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"{Section}:{setting.Key}", setting.Value)))
            .Build()
            .GetSection(Section);
    }
}
