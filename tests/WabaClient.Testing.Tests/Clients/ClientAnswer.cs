using System.Globalization;

namespace WabaClient.Testing.Tests.Clients;

/// <summary>The result of a client for one case.</summary>
/// <param name="Status">The HTTP status of the last response.</param>
/// <param name="Code">The code of Graph's error, or empty.</param>
/// <param name="Subcode">The subcode of Graph's error, or empty.</param>
/// <param name="Pages">How many pages it read.</param>
/// <param name="Ids">The ids on these pages, in the order in which they came.</param>
internal sealed record ClientAnswer(int Status, string Code, string Subcode, int Pages, IReadOnlyList<string> Ids)
{
    /// <summary>The version of HTTP of the last response.</summary>
    public string Protocol { get; init; } = "";

    public static ClientAnswer Listed(IEnumerable<string> ids, int pageSize)
    {
        string[] all = [.. ids];
        return new ClientAnswer(200, "", "", Math.Max(1, (all.Length + pageSize - 1) / pageSize), all);
    }

    public static ClientAnswer Refused(int status, string code, string subcode = "") =>
        new(status, code, subcode, 0, []);

    /// <summary>Reads a program's line: the name of the case, then the answer.</summary>
    public static ClientAnswer Parse(string line)
    {
        string[] parts = line.Split('|');
        return new ClientAnswer(
            Number(parts[1]),
            parts[2],
            parts[3],
            Number(parts[5]),
            parts[6].Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            Protocol = parts[4],
        };

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Compares the answer with what it should be, field by field, so that a failure is short.</summary>
    public void AssertIs(string what, ClientAnswer actual)
    {
        Assert.Equal(
            (what, Status, Code, Subcode, Protocol, Pages, Ids.Count),
            (what, actual.Status, actual.Code, actual.Subcode, actual.Protocol, actual.Pages, actual.Ids.Count));
        Assert.Equal(Ids, actual.Ids);
    }
}
