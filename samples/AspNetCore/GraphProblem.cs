using Microsoft.AspNetCore.Mvc;
using WabaClient;

namespace AspNetCore;

/// <summary>
/// The problem details for a failure. Messages of the library are safe to show: they contain no credentials.
/// </summary>
internal static class GraphProblem
{
    public static ProblemDetails From(WabaClientException failure)
    {
        (int status, string title) = Kind(failure);
        ProblemDetails problem = new() { Status = status, Title = title, Detail = failure.Message };
        if (failure.Hint is not null)
            problem.Extensions["hint"] = failure.Hint;
        if (failure is GraphApiException api)
        {
            problem.Extensions["code"] = api.Code;
            if (api.FbTraceId is not null)
                problem.Extensions["fbTraceId"] = api.FbTraceId;
        }

        return problem;
    }

    // 4xx if the caller can correct the problem. A wrong token or secret is a problem of this service.
    private static (int Status, string Title) Kind(WabaClientException failure) => failure switch
    {
        ObjectNotFoundException => (404, "The business does not exist, or this service has no access to it."),
        InvalidParameterException => (400, "Graph does not accept the request."),
        PermissionDeniedException => (403, "This service has no permission for the business."),
        ActionBlockedException => (403, "Meta has blocked the action."),
        RateLimitedException => (429, "The rate limit of Graph is reached."),
        InvalidAccessTokenException or InvalidSignatureException => (
            502,
            "Graph rejects the credentials of this service."),
        GraphConnectionException { InnerException: TimeoutException } => (504, "Graph did not respond in time."),
        GraphConnectionException => (503, "Graph cannot be reached."),
        GraphResponseException => (502, "The response did not come from Graph."),
        { IsTransient: true } => (503, "Graph has a temporary problem."),
        _ => (502, "Graph returned an error."),
    };
}
