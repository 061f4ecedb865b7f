namespace WabaClient.Testing;

/// <summary>The order of an account edge.</summary>
internal enum ListingSort
{
    /// <summary>The order in which the accounts were added.</summary>
    None,

    /// <summary>Oldest first.</summary>
    CreationTimeAscending,

    /// <summary>Newest first.</summary>
    CreationTimeDescending,
}
