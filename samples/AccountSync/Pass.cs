using WabaClient;

namespace AccountSync;

/// <summary>One listing of all accounts of a business.</summary>
/// <param name="Business">The business that owns the accounts.</param>
/// <param name="Number">The number of the pass; each row has that of the pass that saw it last.</param>
/// <param name="Cursor">The cursor to resume from; null for page 1.</param>
internal sealed record Pass(BusinessId Business, long Number, string? Cursor)
{
    /// <summary>Whether an earlier process, or an earlier round, began the pass and did not finish it.</summary>
    public bool IsResumed => Cursor is not null;
}
