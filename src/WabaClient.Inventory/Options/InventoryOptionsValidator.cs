using Microsoft.Extensions.Options;

namespace WabaClient;

/// <summary>Validates the settings of an inventory.</summary>
internal sealed class InventoryOptionsValidator : IValidateOptions<InventoryOptions>
{
    private static readonly TimeSpan MaxInterval = TimeSpan.FromDays(30);
    private static readonly TimeSpan MaxRetention = TimeSpan.FromDays(3_650);

    public static InventoryOptionsValidator Instance { get; } = new();

    public ValidateOptionsResult Validate(string? name, InventoryOptions options)
    {
        List<string> failures = [];
        if (options.Edges is < AccountEdges.Owned or > AccountEdges.Both)
            Add(nameof(options.Edges), "Must be Owned, Client or Both.");
        CheckFields(nameof(options.Fields), options.Fields);
        CheckFields(nameof(options.PhoneNumberFields), options.PhoneNumberFields);
        if (options.IgnoredFields is null || options.IgnoredFields.Any(string.IsNullOrEmpty))
            Add(nameof(options.IgnoredFields), "Must be a list of field names as Graph spells them; leave it empty to ignore none.");
        if (options.Interval <= TimeSpan.Zero || options.Interval > MaxInterval)
            Add(nameof(options.Interval), "Must be more than zero and at most 30 days.");
        if (options.MaxConcurrency < 1)
            Add(nameof(options.MaxConcurrency), "Must be 1 or more.");
        if (options.ChangeRetention < TimeSpan.Zero || options.ChangeRetention > MaxRetention)
            Add(nameof(options.ChangeRetention), "Must be zero or more and at most 3650 days.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Add(string setting, string message) => failures.Add($"{setting}: {message}");

        void CheckFields<T>(string setting, IReadOnlyList<T>? fields)
            where T : class
        {
            if (fields is { Count: 0 })
                Add(setting, "Must have at least one field; set it to null for the default fields.");
            else if (fields?.Contains(null) == true)
                Add(setting, "Must not contain null.");
        }
    }
}
