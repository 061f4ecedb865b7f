using System.Diagnostics;

namespace WabaClient;

/// <summary>The span and the duration of one page, including all attempts and waits.</summary>
internal readonly struct PageTelemetry
{
    public static readonly ActivitySource Source = new(ThisAssembly.Name, ThisAssembly.Version);

    private readonly GraphCall _call;
    private readonly ClientEnvironment _environment;
    private readonly long _start;
    private readonly Activity? _activity;

    private PageTelemetry(GraphCall call, ClientEnvironment environment)
    {
        _call = call;
        _environment = environment;
        _start = environment.Time.GetTimestamp();
        _activity = Source.HasListeners() ? StartActivity(call.Target.Edge.Label) : null;
    }

    public static string OutcomeOf(Exception exception) => exception switch
    {
        PermissionDeniedException => "permission",
        InvalidAccessTokenException => "token",
        ActionBlockedException => "blocked",
        InvalidSignatureException => "signature",
        InvalidParameterException => "parameter",
        WabaClientException failure => WabaMetrics.ReasonOf(failure),
        _ => "error",
    };

    public static PageTelemetry Start(GraphCall call, ClientEnvironment environment) => new(call, environment);

    public void Succeed()
    {
        if (_call.ItemCount is { } count)
            _activity?.SetTag("waba.page.items", count);
        End("ok");
    }

    public void Cancel() => End("cancelled");

    public void Fail(Exception exception)
    {
        string outcome = OutcomeOf(exception);
        _activity?.SetTag("error.type", exception.GetType().FullName);
        if (exception is GraphApiException api)
            _activity?.SetTag("waba.error.code", api.Code);
        _activity?.SetStatus(ActivityStatusCode.Error);
        End(outcome);
    }

    // Samplers see only the tags that are set when an activity starts.
    private static Activity? StartActivity(string edge) =>
        Source.StartActivity("waba.page", ActivityKind.Client, parentContext: default, [new("waba.edge", edge)]);

    private void End(string outcome)
    {
        _environment.Metrics.RecordPage(_environment.Time.GetElapsedTime(_start), _call.Target.Edge.Label, outcome);
        _activity?.SetTag("waba.attempts", _call.Attempts);
        _activity?.SetTag("waba.outcome", outcome);
        _activity?.Dispose();
    }
}
