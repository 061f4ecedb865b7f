namespace WabaClient.Tool;

/// <summary>What a failure is about, where several things were asked for.</summary>
internal sealed record FailureSubject(BusinessId? BusinessId, AccountEdges? Edge, WabaId? AccountId = null)
{
    public string Text => this switch
    {
        { AccountId: { } account } => $"Account {account}",
        { Edge: { } edge } => $"Business {BusinessId}, {EdgeNames.Of(edge)} accounts",
        _ => $"Business {BusinessId}",
    };
}
