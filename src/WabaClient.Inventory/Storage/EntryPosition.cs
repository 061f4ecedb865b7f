namespace WabaClient;

/// <summary>
/// The position at which reading entries continues: after this account of this business, in the ordinal order of the
/// ids.
/// </summary>
internal readonly record struct EntryPosition(BusinessId BusinessId, WabaId AccountId);
