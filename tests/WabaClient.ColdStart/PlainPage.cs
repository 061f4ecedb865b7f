namespace WabaClient.ColdStart;

internal sealed class PlainPage
{
    public List<PlainAccount> Data { get; set; } = [];
}
