using System.Text;
using BenchmarkDotNet.Attributes;
using WabaClient.Benchmarks.Contenders;
using WabaClient.Benchmarks.Graph;

namespace WabaClient.Benchmarks.Suites;

/// <summary>The smaller parts, each alone.</summary>
public class PartBenchmarks
{
    private static readonly byte[] ErrorBody = Encoding.UTF8.GetBytes(
        """
        {"error":{"message":"(#80008) There have been too many calls to this WhatsApp Business account. Wait a bit and try again.","type":"OAuthException","code":80008,"error_subcode":2494055,"is_transient":false,"error_user_title":"Too many calls","error_user_msg":"There have been too many calls to this account.","fbtrace_id":"AXsgnV2Cm3ZMGF3dF_cfYIn"}}
        """);

    private static readonly AccountQuery Query = new()
    {
        Filter = AccountFilter.CreationTime.InRange(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddDays(20_000)) & AccountFilter.OwnershipType.In(OwnershipType.Self),
    };

    private readonly TokenSource _tokens = new(
        new StaticAccessTokenProvider(PlainGraph.Token),
        "0123456789abcdef0123456789abcdef");
    private readonly GraphAccessToken _token = new(PlainGraph.Token);

    [Benchmark(Description = "usage header, when asked for")]
    public object UsageHeader() => new UsageHeaders(CannedHeaders.Usage, null).Entries;

    [Benchmark(Description = "error body")]
    public object? Error() => GraphErrorReader.Read(ErrorBody);

    [Benchmark(Description = "filter to wire, once a listing")]
    public object Filter() => QueryString.For(Query);

    [Benchmark(Description = "appsecret_proof, once a token")]
    public object Proof() => new TokenCredentials(PlainGraph.Token, "0123456789abcdef0123456789abcdef");

    [Benchmark(Description = "appsecret_proof, on every page")]
    public object ProofAgain() => _tokens.CredentialsFor(_token);
}
