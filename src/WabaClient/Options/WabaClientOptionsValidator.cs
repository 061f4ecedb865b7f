using Microsoft.Extensions.Options;

namespace WabaClient;

/// <summary>Validates the settings of a client.</summary>
/// <remarks>
/// Does not use attributes, because their reflection and regular expressions would extend the time until the first
/// account.
/// </remarks>
internal sealed class WabaClientOptionsValidator : IValidateOptions<WabaClientOptions>
{
    public static WabaClientOptionsValidator Instance { get; } = new();

    public ValidateOptionsResult Validate(string? name, WabaClientOptions options)
    {
        List<string> failures = [];
        if (options.AccessToken is { } token && !Credential.IsWellFormed(token))
            Add(
                nameof(options.AccessToken),
                "Must be the bare token, without \"Bearer\", spaces or line breaks; leave it out if there is none.");
        if (options.AppSecret is { } secret && !Credential.IsWellFormed(secret))
            Add(
                nameof(options.AppSecret),
                "Must be the bare secret, without spaces or line breaks; leave it out if there is none.");
        if (options.AppId is { } appId && !GraphId.IsValid(appId))
            Add(
                nameof(options.AppId),
                "Must be the app id from Meta's App Dashboard, 1 to 32 digits; leave it out if unknown.");
        if (!IsVersion(options.ApiVersion))
            Add(nameof(options.ApiVersion), "Must look like v26.0.");
        if (ProblemOf(options.BaseAddress) is { } problem)
            Add(nameof(options.BaseAddress), problem);
        if (options.MaxRetryAttempts < 0)
            Add(nameof(options.MaxRetryAttempts), "Must be 0 or more.");
        CheckRange(nameof(options.BaseDelay), options.BaseDelay, TimeSpan.Zero, TimeSpan.FromDays(1));
        CheckRange(nameof(options.MaxDelay), options.MaxDelay, TimeSpan.Zero, TimeSpan.FromDays(1));
        CheckRange(
            nameof(options.AttemptTimeout),
            options.AttemptTimeout,
            TimeSpan.FromMilliseconds(10),
            TimeSpan.FromDays(1));
        CheckRange(nameof(options.MaxRateLimitWait), options.MaxRateLimitWait, TimeSpan.Zero, TimeSpan.FromDays(30));
        if (options.PaceAboveUsage is < 1 or > 99)
            Add(nameof(options.PaceAboveUsage), "Must be between 1 and 99 (per cent); leave it out to delay no calls.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Add(string setting, string message) => failures.Add($"{setting}: {message}");

        void CheckRange(string setting, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
                Add(setting, $"Must be between {least:c} and {most:c} (days.hours:minutes:seconds).");
        }
    }

    // v, one to three digits, a dot, one or two digits.
    private static bool IsVersion(string? version)
    {
        if (version is null || !version.StartsWith('v'))
            return false;
        int dot = version.IndexOf('.', StringComparison.Ordinal);
        return dot is >= 2 and <= 4
            && version.Length - dot is 2 or 3
            && !version.AsSpan(1, dot - 1).ContainsAnyExceptInRange('0', '9')
            && !version.AsSpan(dot + 1).ContainsAnyExceptInRange('0', '9');
    }

    private static string? ProblemOf(Uri? address)
    {
        if (address is null)
            return "Must be an absolute address such as https://graph.facebook.com/.";
        if (!address.IsAbsoluteUri || !IsHttpsOrLoopback(address))
            return "Must be an absolute https address (http only for this machine).";
        return address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0
            ? "Must have no query, fragment or user name."
            : null;
    }

    private static bool IsHttpsOrLoopback(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
