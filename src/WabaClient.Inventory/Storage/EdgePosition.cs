namespace WabaClient;

/// <summary>
/// The position at which reading edges continues: after this edge of this business, in the ordinal order of the ids.
/// </summary>
internal readonly record struct EdgePosition(BusinessId BusinessId, AccountEdges Edge);
