using WabaClient;

namespace AccountSync;

/// <summary>One walk over all accounts of a business.</summary>
/// <param name="Business">Whose accounts.</param>
/// <param name="Number">Rows carry the number of the pass that saw them last.</param>
/// <param name="Cursor">Where to go on; null at page 1.</param>
internal sealed record Pass(BusinessId Business, long Number, string? Cursor)
{
    /// <summary>Whether it was begun by a process, or a round, that did not finish it.</summary>
    public bool IsResumed => Cursor is not null;
}
