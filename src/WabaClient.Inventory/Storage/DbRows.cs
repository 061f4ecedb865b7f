using System.Data.Common;

namespace WabaClient;

/// <summary>Reads rows in the order of the columns that <see cref="InventorySql"/> selects.</summary>
internal static class DbRows
{
    public static KnownEdge Edge(BusinessId id, DbDataReader row) => new()
    {
        BusinessId = id,
        Edge = (AccountEdges)row.GetInt32(0),
        Revision = row.GetInt64(1),
        LastComplete = Time(row, 2),
        EmptySince = Time(row, 3),
        FailingSince = Time(row, 4),
        Failure = Text(row, 5),
    };

    public static EdgeState EdgeState(DbDataReader row) => new()
    {
        BusinessId = row.GetString(0),
        Edge = (AccountEdges)row.GetInt32(1),
        Accounts = row.GetInt32(2),
        LastComplete = Time(row, 3),
        FailingSince = Time(row, 4),
        Failure = Text(row, 5),
        PendingRemovals = row.GetInt32(6),
    };

    public static StoredAccount Account(DbDataReader row) => new(
        StoredJson.Read(row.GetString(0), StoredJson.ReadModel<WhatsAppBusinessAccount>),
        (AccountEdges)row.GetInt32(1),
        StoredText.ReadTime(row.GetString(2)),
        row.GetInt64(3),
        EntryDetails.Read(Text(row, 4)));

    public static InventoryEntry Entry(DbDataReader row) =>
        EntryView.Create(row.GetString(5), Account(row).ToKnown(_ => RequestedFields.Create()), Time(row, 6));

    public static AccountChange Change(DbDataReader row) => ChangeJson.Read(row.GetString(1)) with { Sequence = row.GetInt64(0) };

    public static AccountChange SnapshotChange(DbDataReader row)
    {
        KnownEdge edge = new() { BusinessId = row.GetString(3), Edge = (AccountEdges)row.GetInt32(1), Revision = row.GetInt64(2) };
        WhatsAppBusinessAccount account = StoredJson.Read(row.GetString(4), StoredJson.ReadModel<WhatsAppBusinessAccount>);
        return WabaClient.SnapshotChange.Create(edge, account, row.GetInt64(0), StoredText.ReadTime(row.GetString(5)));
    }

    private static DateTimeOffset? Time(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : StoredText.ReadTime(row.GetString(column));

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
