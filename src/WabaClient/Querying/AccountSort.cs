namespace WabaClient;

/// <summary>
/// Specifies the order in which Graph lists accounts. Without one, the order is Graph's own and undocumented.
/// </summary>
/// <remarks>Source: Meta, "Managing WhatsApp Business Accounts".</remarks>
public enum AccountSort
{
    /// <summary>The oldest account first (<c>creation_time_ascending</c>).</summary>
    CreationTimeAscending,

    /// <summary>The newest account first (<c>creation_time_descending</c>).</summary>
    CreationTimeDescending,
}
