namespace WabaClient.Benchmarks.Graph;

/// <summary>The headers that come with every page.</summary>
internal static class CannedHeaders
{
    public const string ContentType = "application/json; charset=UTF-8";

    public const string Usage =
        """
        {"506914307656634":[{"type":"whatsapp_business_management","call_count":28,"total_cputime":25,"total_time":25,"estimated_time_to_regain_access":0}]}
        """;

    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("X-Business-Use-Case-Usage", Usage),
        new("X-App-Usage", """{"call_count":28,"total_time":25,"total_cputime":25}"""),
        new("x-fb-request-id", "AXsgnV2Cm3ZMGF3dF_cfYIn"),
        new("x-fb-trace-id", "FhVqTq5pQ1z"),
        new("x-fb-rev", "1019870482"),
        new("facebook-api-version", "v26.0"),
    ];
}
