using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace WabaClient;

/// <summary>Checks the durations of a configuration section before they are bound.</summary>
internal static class DurationFormat
{
    private static readonly string[] Settings =
    [
        nameof(WabaClientOptions.BaseDelay),
        nameof(WabaClientOptions.MaxDelay),
        nameof(WabaClientOptions.AttemptTimeout),
        nameof(WabaClientOptions.MaxRateLimitWait),
    ];

    /// <exception cref="OptionsValidationException">
    /// A duration has another format; the message shows the required one.
    /// </exception>
    public static void Check(IConfiguration section, string optionsName)
    {
        List<string> failures = [];
        foreach (string setting in Settings)
        {
            if (section[setting] is { Length: > 0 } value && !IsDuration(value))
                failures.Add($"{setting}: Must be a duration in the form hours:minutes:seconds, for example "
                    + "\"00:00:02\" for 2 seconds, \"02:00:00\" for 2 hours or \"1.00:00:00\" for a day.");
        }

        if (failures.Count > 0)
            throw new OptionsValidationException(optionsName, typeof(WabaClientOptions), failures);
    }

    // TimeSpan reads a bare number as days, which is never intended, except for zero.
    private static bool IsDuration(string value) =>
        TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out TimeSpan duration)
        && (duration == TimeSpan.Zero || value.Contains(':', StringComparison.Ordinal));
}
