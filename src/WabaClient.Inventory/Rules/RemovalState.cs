namespace WabaClient;

/// <summary>How far an absent account is from being removed.</summary>
internal enum RemovalState
{
    /// <summary>There is not enough evidence.</summary>
    None,

    /// <summary>It is removed at the end of the pass if rule 5 allows it.</summary>
    Due,

    /// <summary>Rule 3, 4 or 5 holds it back until somebody accepts the removal or the account is listed again.</summary>
    Pending,
}
