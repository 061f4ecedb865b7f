using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using WabaClient;

namespace AspNetCore;

/// <summary>Turns the library's exceptions into problem details.</summary>
internal sealed class GraphExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken)
    {
        if (exception is not WabaClientException failure)
            return new(false);

        ProblemDetails problem = GraphProblem.From(failure);
        httpContext.Response.StatusCode = problem.Status ?? StatusCodes.Status500InternalServerError;
        if (failure is RateLimitedException { RetryAfter: { } wait })
            httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(
                CultureInfo.InvariantCulture);
        return problems.TryWriteAsync(
            new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }
}
