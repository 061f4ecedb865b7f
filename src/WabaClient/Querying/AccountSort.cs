namespace WabaClient;

/// <summary>
/// Specifies the order in which Graph lists accounts. Without a value, Graph uses its own order, which is not
/// documented.
/// </summary>
/// <remarks>Source: Meta, "Managing WhatsApp Business Accounts".</remarks>
public enum AccountSort
{
    /// <summary>The oldest account first (<c>creation_time_ascending</c>). This is the default value.</summary>
    CreationTimeAscending,

    /// <summary>The newest account first (<c>creation_time_descending</c>).</summary>
    CreationTimeDescending,
}
