namespace WabaClient;

/// <summary>Checks the names of consumers.</summary>
internal static class ConsumerName
{
    private const int MaxLength = 200;

    /// <exception cref="ArgumentNullException">The name is null.</exception>
    /// <exception cref="ArgumentException">
    /// The name is empty, too long, or contains text that a database cannot store.
    /// </exception>
    public static void Check(string consumer)
    {
        ArgumentException.ThrowIfNullOrEmpty(consumer);
        if (consumer.Length > MaxLength || !StoredText.IsClean(consumer))
        {
            throw new ArgumentException(
                $"The name of a consumer must be 1 to {MaxLength} characters of valid Unicode, without U+0000; pass a "
                    + "shorter or simpler name.",
                nameof(consumer));
        }
    }
}
