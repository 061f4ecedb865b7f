namespace WabaClient;

/// <summary>The state of an absent account with regard to its removal.</summary>
internal enum RemovalState
{
    /// <summary>There is not enough evidence.</summary>
    None,

    /// <summary>It is removed at the end of the pass if rule 5 allows it.</summary>
    Due,

    /// <summary>
    /// Rule 3, 4 or 5 prevents the removal until the caller accepts it or the account is listed again.
    /// </summary>
    Pending,
}
