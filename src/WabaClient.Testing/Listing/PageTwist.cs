namespace WabaClient.Testing;

/// <summary>What is wrong with the paging of a page that is valid otherwise.</summary>
internal enum PageTwist
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The cursor leads back to the same page.</summary>
    RepeatedCursor,

    /// <summary>The cursor leads back to the first page.</summary>
    CursorToStart,

    /// <summary>The URL in <c>next</c> has another host, and a token.</summary>
    NextOnAnotherHost,

    /// <summary>There are no cursors, only the URL in <c>next</c>.</summary>
    NextWithoutCursors,

    /// <summary>There are neither cursors nor a cursor in the URL in <c>next</c>.</summary>
    NextWithoutAnyCursor,
}
