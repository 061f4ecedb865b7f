using System.Net;
using System.Text;

namespace WabaClient.Tests.Support;

/// <summary>A scripted server: requests are recorded, and the test specifies the responses.</summary>
internal sealed class StubGraph(Func<StubRequest, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly List<StubRequest> _requests = [];

    public StubGraph(Func<StubRequest, HttpResponseMessage> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    public IReadOnlyList<StubRequest> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Answers the n-th request with the n-th reply, and further ones with the last.</summary>
    public static StubGraph InOrder(params Func<HttpResponseMessage>[] replies) =>
        new(request => replies[Math.Min(request.Number, replies.Length) - 1]());

    public static HttpResponseMessage Json(string body, HttpStatusCode status = HttpStatusCode.OK) => new(status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    public static HttpResponseMessage Error(
        int code,
        HttpStatusCode status = HttpStatusCode.BadRequest,
        int? subcode = null,
        string message = "m",
        int? regainMinutes = null)
    {
        string sub = subcode is null ? "" : $",\"error_subcode\":{subcode}";
        HttpResponseMessage response = Json(
            $$$"""{"error":{"message":"{{{message}}}","code":{{{code}}}{{{sub}}}}}""",
            status);
        if (regainMinutes is { } minutes)
            response.Headers.TryAddWithoutValidation("X-Business-Use-Case-Usage", $$$"""{"1":[{"type":"whatsapp_business_management","call_count":100,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":{{{minutes}}}}]}""");
        return response;
    }

    public static HttpResponseMessage Page(IEnumerable<int> ids, string? next = null)
    {
        string data = string.Join(',', ids.Select(id => $"{{\"id\":\"{id}\"}}"));
        string more = next is null ? "" : ",\"next\":\"https://elsewhere.example/x?access_token=t&after=wrong\"";
        return Json($"{{\"data\":[{data}],\"paging\":{{\"cursors\":{{\"after\":\"{next ?? "end"}\"}}{more}}}}}");
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        StubRequest arrived;
        lock (_requests)
        {
            arrived = new(_requests.Count + 1, request);
            _requests.Add(arrived);
        }

        return answer(arrived, cancellationToken);
    }
}
