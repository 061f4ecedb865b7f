namespace WabaClient.Testing;

/// <summary>The anomaly in the paging of an otherwise valid page.</summary>
internal enum PageTwist
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The cursor leads back to the same page.</summary>
    RepeatedCursor,

    /// <summary>The cursor leads back to the first page.</summary>
    CursorToStart,

    /// <summary>The URL in <c>next</c> has another host and a token.</summary>
    NextOnAnotherHost,

    /// <summary>There are no cursors, only the URL in <c>next</c>.</summary>
    NextWithoutCursors,

    /// <summary>There are no cursors, and the URL in <c>next</c> contains no cursor.</summary>
    NextWithoutAnyCursor,
}
