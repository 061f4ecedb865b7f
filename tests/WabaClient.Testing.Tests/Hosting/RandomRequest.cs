using System.Globalization;
using System.Text;

namespace WabaClient.Testing.Tests;

/// <summary>A request that no client should send: parts that the fake knows, combined and damaged at random.</summary>
internal sealed class RandomRequest
{
    private const string Printable = "!\"#$%&'()*+,-./0123456789:;<=>?@ABYZ[\\]^_`abyz{|}~";

    private static readonly string[] Methods =
    [
        "POST", "DELETE", "PUT", "PATCH", "HEAD", "OPTIONS", "TRACE", "get", "BREW",
    ];
    private static readonly string[] Versions =
    [
        "", "/v26.0", "/v26.0", "/v26.0", "/v21.0", "/v19.0", "/v99.0", "/v.", "/v26", "/V26.0", "/v999999999999.0",
    ];
    private static readonly string[] Objects =
    [
        TestHost.BusinessId,
        TestHost.BusinessId,
        "#",
        "me",
        "debug_token",
        "",
        "0",
        "9".PadLeft(99, '9'),
        "-1",
        "%00",
        "%FF",
        "..",
        "%2F",
    ];

    private static readonly string[] Edges =
    [
        "", "/owned_whatsapp_business_accounts", "/owned_whatsapp_business_accounts", "/client_whatsapp_business_accounts", "/phone_numbers",
        "/subscribed_apps", "/businesses", "/permissions", "/assigned_whatsapp_business_accounts", "/message_templates", "/nonsense", "//", "/%20",
    ];

    private static readonly string[] Sensible =
    [
        "limit=10", "limit=1", "sort=creation_time_descending", "fields=id,name", "fields=phone_numbers.limit(1)%7Bid%7D", "after=MAZDZD", "before=QVFI",
        "filtering=%5B%7B%22field%22:%22creation_time%22,%22operator%22:%22LESS_THAN%22,%22value%22:%221700000000%22%7D%5D", "access_token=a-token",
        "method=get",
    ];

    private static readonly string[] Names =
    [
        "fields", "fields", "fields[]", "fields[0]", "filtering", "filtering", "filtering[0][field]", "filtering[0][operator]", "filtering[0][value]",
        "filtering[0][value][]", "filtering[][field]", "filtering[", "filtering[]]", "filtering[[a]", "filtering[9999999999999][x]", "limit", "limit[]",
        "after", "before", "sort", "sort[0]", "summary", "access_token", "appsecret_proof", "appsecret_time", "method", "input_token", "ids", "batch",
        "include_headers", "locale", "format", "date_format", "pretty", "debug", "metadata", "transport", "", "[", "[]", "a[b][c][d][e]", "%",
    ];

    private static readonly string[] Values =
    [
        "", "1", "0", "-1", "25", "100", "2147483648", "99999999999999999999", "1e3", "NaN", "true", "null", "id", "id,name", "*",
        "id,name,creation_time", "phone_numbers{id}", "phone_numbers.limit(1){id,display_phone_number}", "phone_numbers.limit(", "owner_business_info{id,name}",
        "owned_whatsapp_business_accounts.limit(2){id,phone_numbers}", "id.as(x)", "a{b{c{d{e}}}}", "{", "}", "(", ",", ",,", "analytics.start(1).end(2).granularity(DAY)",
        "health_status", "message_templates", "summary.total_count", "total_count", "creation_time_ascending", "creation_time_descending", "name_ascending",
        "[\"creation_time_descending\"]", "[]", "[[]]", "[{}]", "[null]", "{}", "\"", "'", "['", "[{'field':'creation_time','operator':'LESS_THAN','value':'1'}]",
        "[{\"field\":\"creation_time\",\"operator\":\"IN_RANGE\",\"value\":[\"1\",\"2\"]}]", "[{\"field\":\"creation_time\",\"operator\":\"GREATER_THAN\",\"value\":\"99999999999999999999\"}]",
        "[{\"field\":\"ownership_type\",\"operator\":\"IN\",\"value\":[]}]", "[{\"field\":[],\"operator\":{},\"value\":null}]",
        "[{\"field\":\"partners\",\"operator\":\"ALL\",\"value\":[\"1\"]}]", "[{\"\\ud800\":1}]", "[{\"field\":\"\\ud800\",\"operator\":\"IN\",\"value\":[\"\\ud800\"]}]",
        "QVFI", "MAZDZD", "a-token", "get", "GET", "delete", "%ZZ", "%", "%C3%28", "%F0%9F%98%80", "\u00e9", "+", "a b",
    ];

    private static readonly string[] Headers =
    [
        "Authorization: Bearer ", "Authorization: Basic Og==", "Authorization: OAuth a-token", "Accept-Encoding: gzip, br", "Accept-Encoding: gzip;q=0, *", "Accept-Encoding: ;;q=x", "X-Forwarded-Proto: https",
        "X-Forwarded-Proto: x y", "X-Forwarded-Host: a b", "X-Forwarded-Host: [::1", "X-Forwarded-Host: \"", "Origin: null", "Access-Control-Request-Method: GET",
        "Content-Type: application/json", "Content-Type: application/x-www-form-urlencoded", "Content-Type: multipart/form-data; boundary=x", "Expect: 100-continue",
        "Range: bytes=5-1", "If-None-Match: \"x\"", "Cookie: a=b",
    ];

    public RandomRequest(Random random, string accountId)
    {
        string One(string[] choices) => choices[random.Next(choices.Length)];
        Method = random.Next(4) == 0 ? One(Methods) : "GET";
        StringBuilder target = new(random.Next(2) == 0 ? TestHost.Owned : One(Versions) + "/" + One(Objects).Replace("#", accountId, StringComparison.Ordinal) + One(Edges));
        string query = Query(random);
        if (query.Length > 0)
            target.Append('?').Append(query);
        for (int damage = random.Next(4) == 0 ? random.Next(1, 6) : 0; damage > 0; damage--)
            Damage(target, random);
        Target = (target.Length > 0 && target[0] == '/' ? "" : "/") + target;
        string[] token = random.Next(4) == 0 ? [] : ["Authorization: Bearer a-token"];
        Header = [.. token, .. Enumerable.Range(0, random.Next(4)).Select(_ => One(Headers)).Distinct()];
        Body = Method is "POST" or "PUT" or "PATCH" ? Query(random) : "";
    }

    public string Method { get; }

    /// <summary>Path and query as they go onto the wire.</summary>
    public string Target { get; }

    public IReadOnlyList<string> Header { get; }

    public string Body { get; }

    public override string ToString() => $"{Method} {Target} [{string.Join("; ", Header)}] {Body}";

    private static string Query(Random random)
    {
        List<string> parameters = [];
        for (int count = random.Next(5); count > 0; count--)
        {
            if (random.Next(2) == 0)
            {
                parameters.Add(Sensible[random.Next(Sensible.Length)]);
                continue;
            }

            string name = Names[random.Next(Names.Length)];
            string value = Values[random.Next(Values.Length)];
            if (random.Next(10) == 0)
                value = string.Concat(Enumerable.Repeat(value, random.Next(2, 60)));
            else if (random.Next(30) == 0)
                value = new string('[', random.Next(1, 3_000));
            if (random.Next(3) > 0)
                (name, value) = (Uri.EscapeDataString(name), Uri.EscapeDataString(value));
            parameters.Add(random.Next(20) == 0 ? name : $"{name}={value}");
        }

        return Escape(string.Join(random.Next(20) == 0 ? "&&" : "&", parameters));
    }

    private static void Damage(StringBuilder text, Random random)
    {
        if (text.Length == 0)
            return;
        int at = random.Next(text.Length);
        char other = Printable[random.Next(Printable.Length)];
        switch (random.Next(3))
        {
            case 0:
                text.Remove(at, 1);
                break;

            case 1:
                text.Insert(at, other);
                break;

            default:
                text[at] = other;
                break;
        }
    }

    // A request line is ASCII without spaces; everything else in it is the fake's to judge.
    private static string Escape(string query) =>
        string.Concat(
            query.Select(c => c is > ' ' and < (char)127 ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"%{(byte)c:X2}")));
}
