using System.Diagnostics;

namespace WabaClient;

/// <summary>The span and the duration of one page, with all its attempts and waits.</summary>
internal readonly struct PageTelemetry
{
    private static readonly ActivitySource Source = new(ThisAssembly.Name, ThisAssembly.Version);

    private readonly GraphCall _call;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Activity? _activity;

    private PageTelemetry(GraphCall call, TimeProvider time)
    {
        _call = call;
        _time = time;
        _start = time.GetTimestamp();
        _activity = Source.StartActivity("waba.page", ActivityKind.Client);
        _activity?.SetTag("waba.edge", call.Target.Edge.Label);
    }

    public static PageTelemetry Start(GraphCall call, TimeProvider time) => new(call, time);

    public void Succeed(object value)
    {
        if (value is GraphPage<WhatsAppBusinessAccount> page)
            _activity?.SetTag("waba.page.items", page.Items.Count);
        End("ok");
    }

    public void Cancel() => End("cancelled");

    public void Fail(Exception exception)
    {
        string outcome = exception is WabaClientException failure ? OutcomeOf(failure) : "error";
        _activity?.SetTag("error.type", exception.GetType().FullName);
        if (exception is GraphApiException api)
            _activity?.SetTag("waba.error.code", api.Code);
        _activity?.SetStatus(ActivityStatusCode.Error);
        End(outcome);
    }

    private void End(string outcome)
    {
        WabaMetrics.RecordPage(_time.GetElapsedTime(_start), _call.Target.Edge.Label, outcome);
        _activity?.SetTag("waba.attempts", _call.Attempts);
        _activity?.SetTag("waba.outcome", outcome);
        _activity?.Dispose();
    }

    private static string OutcomeOf(WabaClientException failure) => failure switch
    {
        PermissionDeniedException => "permission",
        InvalidAccessTokenException => "token",
        ActionBlockedException => "blocked",
        InvalidSignatureException => "signature",
        InvalidParameterException => "parameter",
        _ => WabaMetrics.ReasonOf(failure),
    };
}
