using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace WabaClient.Tool;

/// <summary>Explains what is wrong with the settings.</summary>
internal static partial class SettingsProblems
{
    private const string Prefix = ToolSettings.Prefix;
    private const string Token = $"{Prefix}AccessToken";

    private static readonly string[] Credentials = [nameof(WabaClientOptions.AccessToken), nameof(WabaClientOptions.AppSecret)];

    public static SettingsException NoToken(SessionRequest request, ToolHost host)
    {
        if (request.TokenFile is not null)
            return new SettingsException("--token-file: The file has no access token.", null, ExitCode.Credentials);
        string? similar = host.Environment.Keys.FirstOrDefault(
            name => !name.Equals(Token, StringComparison.OrdinalIgnoreCase) && NearestName.Find(name, [Token]) is not null);
        string hint = similar is null
            ? $"Set {Token}, or use --token-file FILE. To try the command without a token, add --fake."
            : $"{similar} is set; the name of the variable is {Token}.";
        return new SettingsException("There is no access token.", hint, ExitCode.Credentials);
    }

    /// <summary>Finds variables of the environment that are no settings, but nearly have the name of one.</summary>
    public static IEnumerable<string> Misspelled(ToolHost host)
    {
        string[] known = [.. typeof(WabaClientOptions).GetProperties().Select(property => property.Name)];
        foreach (string variable in host.Environment.Keys.Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
        {
            string name = variable[Prefix.Length..];
            if (!known.Contains(name, StringComparer.OrdinalIgnoreCase) && NearestName.Find(name, known) is { } nearest)
                yield return $"{variable} is not a setting. Did you mean '{Prefix}{nearest}'?";
        }
    }

    public static SettingsException PortInUse(int port) => new(
        $"The port {port} cannot be opened; it may be in use.",
        "Choose another one with --port, or a free one with --port 0.",
        ExitCode.Failed);

    public static SettingsException Invalid(Exception e)
    {
        // The message of the binder about a value that it cannot read contains the value.
        string[] failures = e is OptionsValidationException invalid
            ? [.. invalid.Failures]
            : [(SettingName().Match(e.Message) is { Success: true } name ? name.Groups[1].Value : "A setting") + ": Is not valid."];
        bool isCredential = failures.Any(failure => Credentials.Contains(failure.Split(':')[0]));
        return new SettingsException(
            string.Join(' ', failures.Select(failure => Prefix + failure)),
            $"Check the environment variables that start with {Prefix}.",
            isCredential ? ExitCode.Credentials : ExitCode.Usage);
    }

    [GeneratedRegex("'Waba:([A-Za-z]+)'")]
    private static partial Regex SettingName();
}
