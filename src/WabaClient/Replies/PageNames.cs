namespace WabaClient;

/// <summary>The names of the properties of a page that are read, shared by the page readers of all types.</summary>
internal static class PageNames
{
    public static SharedStrings All { get; } = new(["data", "paging", "error"]);
}
