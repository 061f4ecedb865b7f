namespace WabaClient;

/// <summary>Specifies what happened to an account, or to one of its phone numbers.</summary>
public enum AccountChangeKind
{
    /// <summary>It is listed for the first time. This is the default value.</summary>
    Added,

    /// <summary>At least one of the compared fields has another value.</summary>
    Changed,

    /// <summary>The account left one edge of the business and is on the other edge.</summary>
    Moved,

    /// <summary>It is no longer listed, and there is evidence that it is gone.</summary>
    Removed,
}
