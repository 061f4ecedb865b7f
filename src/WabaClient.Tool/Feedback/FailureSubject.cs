namespace WabaClient.Tool;

/// <summary>The subject of a failure, if several subjects were requested.</summary>
internal sealed record FailureSubject(BusinessId? BusinessId, AccountEdges? Edge, WabaId? AccountId = null)
{
    public string Text => this switch
    {
        { AccountId: { } account } => $"Account {account}",
        { Edge: { } edge } => $"Business {BusinessId}, {EdgeNames.Of(edge)} accounts",
        _ => $"Business {BusinessId}",
    };
}
