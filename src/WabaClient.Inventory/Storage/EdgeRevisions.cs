namespace WabaClient;

/// <summary>The revisions of both edges of a business at one moment; 0 for an edge that is unknown.</summary>
internal readonly record struct EdgeRevisions(long Owned, long Client)
{
    public long this[AccountEdges edge] => edge == AccountEdges.Owned ? Owned : Client;
}
