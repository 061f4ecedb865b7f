using Refit;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Contenders;

internal interface IRefitGraph
{
    [Get($"/{PlainGraph.Edge}")]
    Task<SettablePage> ListAsync([AliasAs("limit")] int limit, [AliasAs("after")] string? after);
}
