using System.Net;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.Errors;

public sealed class ErrorMappingTests
{
    public static TheoryData<string, Type, int> MetaExamples => new()
    {
        { "owned.400.example.json", typeof(InvalidParameterException), 100 },
        { "owned.401.example.json", typeof(InvalidAccessTokenException), 190 },
        { "owned.403.example.json", typeof(PermissionDeniedException), 200 },
        { "owned.404.example.json", typeof(ObjectNotFoundException), 803 },
        { "owned.422.example.json", typeof(InvalidParameterException), 100 },
        { "owned.429.example.json", typeof(RateLimitedException), 4 },
        { "owned.500.example.json", typeof(GraphApiException), 2 },
        { "client.400.example.json", typeof(InvalidParameterException), 100 },
        { "client.401.example.json", typeof(InvalidAccessTokenException), 190 },
        { "client.403.example.json", typeof(PermissionDeniedException), 200 },
        { "client.404.example.json", typeof(ObjectNotFoundException), 803 },
        { "client.422.example.json", typeof(InvalidParameterException), 100 },
        { "client.429.example.json", typeof(RateLimitedException), 4 },
        { "client.500.example.json", typeof(GraphApiException), 2 },
    };

    public static TheoryData<int, int?, Type> Codes
    {
        get
        {
            TheoryData<int, int?, Type> codes = new();
            foreach (int code in new[] { 3, 10, 200, 210, 299, 131005 })
                codes.Add(code, null, typeof(PermissionDeniedException));
            foreach (int code in new[] { 0, 102, 190 })
                codes.Add(code, null, typeof(InvalidAccessTokenException));
            foreach (int code in new[] { 368, 131031 })
                codes.Add(code, null, typeof(ActionBlockedException));
            foreach (int code in new[] { 4, 17, 32, 341, 613, 80000, 80007, 80008, 80009, 80014 })
                codes.Add(code, null, typeof(RateLimitedException));
            foreach (int code in new[] { 100, 2500, 2642, 131008, 131009 })
                codes.Add(code, null, typeof(InvalidParameterException));
            codes.Add(104, null, typeof(InvalidSignatureException));
            codes.Add(100, 33, typeof(ObjectNotFoundException));
            codes.Add(803, null, typeof(ObjectNotFoundException));
            foreach (int code in new[] { 1, 2, 33, 105, 199, 300, 2635, 79999, 80015, 130429, 131000, 999999 })
                codes.Add(code, null, typeof(GraphApiException));
            return codes;
        }
    }

    [Theory]
    [MemberData(nameof(MetaExamples))]
    public async Task Metas_example_errors_become_their_exceptions(string file, Type expected, int code)
    {
        HttpStatusCode status = (HttpStatusCode)int.Parse(file.Split('.')[1], null);
        string body = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "vectors", "meta-openapi", file));

        GraphApiException e = await FailAsync(_ => StubGraph.Json(body, status));

        Assert.IsType(expected, e);
        Assert.Equal(code, e.Code);
        Assert.Equal(status, e.StatusCode);
        Assert.Equal("AXsgnV2Cm3ZMGF3dF_cfYIn", e.FbTraceId);
        Assert.Equal(e.GetType() != typeof(GraphApiException) && e.Code != 4, !e.IsTransient);
        if (e is InvalidAccessTokenException token)
            Assert.Equal(InvalidAccessTokenReason.Expired, token.Reason);
        if (e is PermissionDeniedException)
            Assert.Equal(
                (1349174, "Permission Denied", "Your app doesn't have permission to access this resource"),
                (e.Subcode, e.UserTitle, e.UserMessage));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_code_decides_whatever_the_status(int code, int? subcode, Type expected)
    {
        foreach (HttpStatusCode status in new[] { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.InternalServerError })
            Assert.IsType(expected, await FailAsync(_ => StubGraph.Error(code, status, subcode)));
    }

    [Theory]
    [InlineData("Invalid appsecret_proof provided in the API argument")]
    [InlineData("API calls from the server require an appsecret_proof argument")]
    public async Task Code_100_about_the_proof_is_a_signature_matter(string message) =>
        Assert.IsType<InvalidSignatureException>(await FailAsync(_ => StubGraph.Error(100, message: message)));

    [Theory]
    [InlineData(458, InvalidAccessTokenReason.AppNotInstalled)]
    [InlineData(459, InvalidAccessTokenReason.UserCheckpointed)]
    [InlineData(460, InvalidAccessTokenReason.PasswordChanged)]
    [InlineData(463, InvalidAccessTokenReason.Expired)]
    [InlineData(464, InvalidAccessTokenReason.UnconfirmedUser)]
    [InlineData(467, InvalidAccessTokenReason.Invalid)]
    [InlineData(492, InvalidAccessTokenReason.InvalidSession)]
    [InlineData(1, InvalidAccessTokenReason.Unknown)]
    public async Task The_subcode_of_190_says_why(int subcode, InvalidAccessTokenReason reason) =>
        Assert.Equal(
            reason,
            Assert.IsType<InvalidAccessTokenException>(await FailAsync(_ => StubGraph.Error(190, subcode: subcode))).Reason);

    [Theory]
    [InlineData("(#200) Requires business_management permission", "business_management")]
    [InlineData("Permissions error: grant whatsapp_business_management and business_management permission for owned_whatsapp_business_accounts", "whatsapp_business_management,business_management")]
    [InlineData("API access blocked.", "")]
    [InlineData("This app may not read owned_things", "")]
    public async Task Missing_permissions_are_named(string message, string expected) =>
        Assert.Equal(expected, string.Join(',', Assert.IsType<PermissionDeniedException>(await FailAsync(_ => StubGraph.Error(200, message: message))).RequiredPermissions));

    [Theory]
    [InlineData("""{"error":{"code":190}}""", 190, null, null)]
    [InlineData("""{"error":{"code":"190","error_subcode":"463","message":7}}""", 190, "7", null)]
    [InlineData("""{"error":{"message":"m","code":131009,"error_data":{"messaging_product":"whatsapp","details":"d"}}}""", 131009, "m", "d")]
    [InlineData("""{"error":{"message":"m","code":131009,"error_data":"{\"details\":\"d\"}"}}""", 131009, "m", "d")]
    [InlineData("""{"error":{"message":"m","code":131009,"error_data":"just text"}}""", 131009, "m", "just text")]
    [InlineData("""{"error":{"message":"m","code":131009,"error_data":["x"],"new":{"deep":[1,{}]}}}""", 131009, "m", null)]
    [InlineData("""{"error":{"error_data":["x",{"code":7}],"message":{"code":7},"new":{"code":7},"code":131009}}""", 131009, null, null)]
    [InlineData("""{"error":{"message":"m","code":131009,"error_data":{"new":{"details":"wrong"},"details":"d"}}}""", 131009, "m", "d")]
    [InlineData("""{"error":{"message":"m","code":131009,"error_data":"[1]"}}""", 131009, "m", "[1]")]
    [InlineData("""{"error":{"message":"m","code":131009,"error_data":" {cut"}}""", 131009, "m", " {cut")]
    [InlineData("""{"error":{"message":"m","code":" 190\t"}}""", 190, "m", null)]
    [InlineData("""{"\ud83d":1,"error":{"\udc00":1,"message":"m \ud83d","code":190.0}}""", 190, "m \uFFFD", null)]
    [InlineData("""{"error":{"message":"m","code":"-7"}}""", -7, "m", null)]
    [InlineData("""{"error":["x",{"code":7}],"new":{"error":{"code":7}},"error":{"code":190}}""", 190, null, null)]
    [InlineData("""{"error":"API access blocked.","code":200}""", 200, "API access blocked.", null)]
    [InlineData("""{"data":[{"id":"1"}],"error":{"message":"m","code":368}}""", 368, "m", null)]
    [InlineData("\uFEFF{\"error\":{\"code\":104,\"message\":null}}", 104, null, null)]
    public async Task Envelopes_of_every_shape_are_read(string body, int code, string? message, string? details)
    {
        GraphApiException e = await FailAsync(_ => StubGraph.Json(body, HttpStatusCode.BadRequest));

        Assert.Equal(code, e.Code);
        Assert.Equal(details, e.Details);
        Assert.EndsWith($": {(message ?? "no message").TrimEnd('.')}.", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("Service Unavailable")]
    [InlineData("<!DOCTYPE html><title>Facebook | Error</title>")]
    [InlineData("""{"data":null}""")]
    [InlineData("""{"data":{}}""")]
    [InlineData("""{"success":false}""")]
    [InlineData("""{"error":{"code":"x"}}""")]
    [InlineData("""{"error":{"code":190}} trailing""")]
    [InlineData("""[{"error":{"code":190}}]""")]
    [InlineData("""{"code":190,"message":"no error"}""")]
    [InlineData("""{"error":{"code":1e99}}""")]
    [InlineData("""{"data":[{"id":"1"}""")]
    [InlineData("""{"data":[{"id":"1"}]} trailing""")]
    public async Task What_is_not_graphs_is_a_response_exception(string body)
    {
        foreach (HttpStatusCode status in new[] { HttpStatusCode.OK, HttpStatusCode.BadGateway })
        {
            GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(
                () => ListAsync(_ => StubGraph.Json(body, status)));
            Assert.Equal((status, "application/json", true), (e.StatusCode, e.ContentType, e.IsTransient));
            if (body.Length > 5)
                Assert.DoesNotContain(body[..5], e.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_status_of_failure_is_never_a_page() =>
        await Assert.ThrowsAsync<GraphResponseException>(
            () => ListAsync(_ => StubGraph.Json("""{"data":[]}""", HttpStatusCode.InternalServerError)));

    [Fact]
    public async Task An_invalid_cursor_gives_no_cursor_to_resume_from()
    {
        StubGraph graph = new(_ => StubGraph.Error(2642, message: "Invalid cursors values"));

        InvalidParameterException e = await Assert.ThrowsAsync<InvalidParameterException>(
            () => Make.Client(graph).ListOwnedAsync("1", new AccountQuery { Cursor = "old" }).ToListAsync());

        Assert.Null(e.Cursor);
        Assert.Contains("start over", e.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(#100) Tried accessing nonexisting field (owned_whatsapp_business_accounts) on node type (WhatsAppBusinessAccount)", "business portfolio")]
    [InlineData("(#100) Tried accessing nonexisting field (currency) on node type (Business)", "business portfolio")]
    [InlineData("(#100) Tried accessing nonexisting field (unified_cert_status)", "Fields")]
    [InlineData("(#100) Tried accessing nonexisting field (nope) on node type (WhatsAppBusinessAccount)", "Fields")]
    [InlineData("(#100) Cannot sort by x_ascending", "Sort")]
    [InlineData("Filtering field 'x' with operation 'equal' is not supported", "Filter")]
    public async Task Hints_name_the_fix(string message, string expected) =>
        Assert.Contains(
            expected,
            (await FailAsync(_ => StubGraph.Error(100, message: message))).Hint,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("\"1\"", true)]
    [InlineData("1", true)]
    [InlineData("false", false)]
    [InlineData("\"yes\"", false)]
    [InlineData("2", false)]
    [InlineData("null", false)]
    [InlineData("{\"deep\":true}", false)]
    public async Task The_transient_mark_is_read_from_whatever_says_yes(string mark, bool expected)
    {
        GraphApiException e = await FailAsync(
            _ => StubGraph.Json($$"""{"error":{"is_transient":{{mark}},"code":77,"message":"m"} }""", HttpStatusCode.BadRequest));

        Assert.Equal((expected, "Graph error 77: m."), (e.IsTransient, e.Message));
    }

    [Theory]
    [InlineData("""{"error":{"message":"bad \ud83d","code":190}}""")]
    [InlineData("""{"error":{"error_data":"{\"details\":\"\\ud83d\"}","code":190}}""")]
    public async Task A_text_that_is_cut_inside_a_character_does_not_lose_the_code(string body) =>
        Assert.IsType<InvalidAccessTokenException>(
            await FailAsync(_ => StubGraph.Json(body, HttpStatusCode.BadRequest)));

    [Fact]
    public async Task A_huge_message_is_cut_before_anything_is_searched_for_in_it()
    {
        string huge = string.Concat(Enumerable.Repeat("http://", 100_000));

        GraphApiException e = await FailAsync(_ => StubGraph.Error(100, message: "start " + huge));

        Assert.EndsWith("start.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_of_any_length_are_cut_to_a_thousand_characters()
    {
        Assert.EndsWith(
            $": {new string('x', 1_000)}.",
            (await FailAsync(_ => StubGraph.Error(77, message: new string('x', 1_000)))).Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            "…",
            (await FailAsync(_ => StubGraph.Error(77, message: new string('x', 8_000)))).Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            ": no message.",
            (await FailAsync(_ => StubGraph.Error(77, message: new string('x', 8_001)))).Message,
            StringComparison.Ordinal);
        Assert.EndsWith(
            ": " + new string('x', 1_000) + "…",
            (await FailAsync(_ => StubGraph.Error(77, message: new string('x', 1_001)))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, null, "m", "system user")]
    [InlineData(190, null, "m", "copied completely")]
    [InlineData(190, 463, "m", "expired")]
    [InlineData(190, 460, "m", "password")]
    [InlineData(190, 458, "m", "removed")]
    [InlineData(368, null, "m", "Stop calling")]
    [InlineData(104, null, "m", "no usable token")]
    [InlineData(100, null, "Invalid appsecret_proof", "AppSecret")]
    [InlineData(80008, null, "m", "RetryAfter")]
    [InlineData(803, null, "m", "business portfolio")]
    [InlineData(2500, null, "m", "ApiVersion")]
    [InlineData(1, null, "Please reduce the amount of data", "PageSize")]
    [InlineData(100, null, "m", null)]
    [InlineData(1, null, "m", null)]
    public async Task Every_kind_of_error_has_its_hint(int code, int? subcode, string message, string? expected)
    {
        GraphApiException e = await FailAsync(_ => StubGraph.Error(code, subcode: subcode, message: message));

        if (expected is null)
            Assert.Null(e.Hint);
        else
            Assert.Contains(expected, e.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hints_of_a_single_account_speak_of_accounts()
    {
        StubGraph graph = StubGraph.InOrder(
            () => StubGraph.Error(100, subcode: 33),
            () => StubGraph.Error(100, message: "(#100) Tried accessing nonexisting field (nope) on node type (WhatsAppBusinessAccount)"));
        BusinessAccountsClient client = Make.Client(graph);

        Assert.Contains(
            "not of a business",
            (await Assert.ThrowsAsync<ObjectNotFoundException>(() => client.GetAsync("1"))).Hint,
            StringComparison.Ordinal);
        Assert.Contains(
            "Fields",
            (await Assert.ThrowsAsync<InvalidParameterException>(() => client.GetAsync("1"))).Hint,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_name_the_subcode() =>
        Assert.Equal("Graph error 190/463: m.", (await FailAsync(_ => StubGraph.Error(190, subcode: 463))).Message);

    [Fact]
    public async Task Times_to_regain_access_count_in_throttles_only()
    {
        TestTime time = new();
        StubGraph graph = StubGraph.InOrder(() => StubGraph.Error(2, regainMinutes: 60), () => StubGraph.Page([1]));

        Assert.Equal([1], (await time.DriveAsync(Make.Client(graph, time).ListOwnedAsync("1").ToListAsync())).Ids());

        Assert.InRange(time.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Failures_of_the_way_to_graph_have_their_hints_and_plain_messages()
    {
        GraphResponseException unreadable = await Assert.ThrowsAsync<GraphResponseException>(
            () => ListAsync(_ => StubGraph.Json("<html>", HttpStatusCode.BadGateway)));
        GraphResponseException untyped = await Assert.ThrowsAsync<GraphResponseException>(
            () => ListAsync(_ => new HttpResponseMessage(HttpStatusCode.NoContent)));
        GraphConnectionException refused = await Assert.ThrowsAsync<GraphConnectionException>(
            () => ListAsync(_ => throw new HttpRequestException(HttpRequestError.ConnectionError)));
        GraphConnectionException late = await Assert.ThrowsAsync<GraphConnectionException>(
            () => ListAsync(_ => throw new TaskCanceledException("m", new TimeoutException())));
        GraphResponseException circle = await Assert.ThrowsAsync<GraphResponseException>(
            () => ListAsync(_ => StubGraph.Page([1], "again")));

        Assert.Equal(
            "Unexpected response (HTTP 502, application/json): the body is not what was requested.",
            unreadable.Message);
        Assert.Equal(
            "Unexpected response (HTTP 204, no content type): the JSON is incomplete or not valid.",
            untyped.Message);
        Assert.Equal("graph.facebook.com could not be reached: no connection could be made.", refused.Message);
        Assert.Equal("graph.facebook.com did not respond in time.", late.Message);
        Assert.StartsWith("The next cursor of the page was already returned", circle.Message, StringComparison.Ordinal);
        Assert.Contains("try again later", unreadable.Hint, StringComparison.Ordinal);
        Assert.Contains("proxy", refused.Hint, StringComparison.Ordinal);
        Assert.Contains("AttemptTimeout", late.Hint, StringComparison.Ordinal);
        Assert.Contains("loop", circle.Hint, StringComparison.Ordinal);
        Assert.All(new WabaClientException[] { unreadable, refused, late }, e => Assert.True(e.IsTransient));
        Assert.Equal((2, "again"), (circle.Attempts + 1, circle.Cursor));
    }

    [Theory]
    [InlineData("Malformed access token CEose0c")]
    [InlineData("Malformed access token EAABsbCS1iHgBO7ZC0example")]
    [InlineData("Error validating access_token=abc123 now")]
    [InlineData("see https://graph.facebook.com/v26.0/1?access_token=abc123&after=q for more")]
    [InlineData("appsecret_proof: 11b82e0793ae887d187e39a42bad2a69bb5d2dbc040e74315b26edf6e12e3be7")]
    [InlineData("app token 1234567890|CEose0c_abc123 is wrong")]
    public async Task Whatever_looks_like_a_token_is_taken_out(string message)
    {
        GraphApiException e = await FailAsync(_ => StubGraph.Error(190, message: message));

        foreach (string secret in new[] { "CEose0c", "EAABsb", "abc123", "11b82e07" })
            Assert.DoesNotContain(secret, e.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("***", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Error validating access_token=abc123 now", "Error validating access_token=*** now")]
    [InlineData("Malformed access token CEose0c.", "Malformed access token ***")]
    [InlineData("see https://graph.facebook.com/v26.0/1?access_token=abc123&after=q for more", "see https://graph.facebook.com/v26.0/1?*** for more")]
    [InlineData("why? because", "why? because")]
    public async Task What_stands_around_a_token_stays(string message, string expected) =>
        Assert.Equal(
            $"Graph error 77: {expected}.",
            (await FailAsync(_ => StubGraph.Error(77, message: message))).Message);

    [Theory]
    [InlineData("Session est0token0of has ended", "Session *** has ended")]
    [InlineData("Session EST0TOKEN0OF-x has ended", "Session ***-x has ended")]
    [InlineData("Session st0token0of has ended", "Session st0token0of has ended")]
    public async Task A_run_of_12_characters_that_a_text_shares_with_the_token_is_taken_out(string message, string expected) =>
        Assert.Equal(
            $"Graph error 77: {expected}.",
            (await FailAsync(_ => StubGraph.Error(77, message: message))).Message);

    [Fact]
    public async Task A_failure_that_is_concealed_keeps_its_type_and_kind()
    {
        GraphConnectionException e = await Assert.ThrowsAsync<GraphConnectionException>(
            () => ListAsync(request => throw new HttpRequestException(HttpRequestError.SecureConnectionError, request.Authorization)));

        HttpRequestException inner = Assert.IsType<HttpRequestException>(e.InnerException);
        Assert.Equal(HttpRequestError.SecureConnectionError, inner.HttpRequestError);
        Assert.Equal(
            "System.Net.Http.HttpRequestException, whose text is omitted because it contains a credential.",
            inner.Message);
        Assert.Equal("graph.facebook.com could not be reached: the TLS handshake failed.", e.Message);
    }

    [Fact]
    public async Task A_header_that_is_nothing_but_the_token_is_taken_out()
    {
        StubGraph graph = new(_ =>
        {
            HttpResponseMessage reply = StubGraph.Error(77);
            reply.Headers.TryAddWithoutValidation("x-fb-request-id", Make.Token);
            return reply;
        });

        Assert.Equal(
            "***",
            (await Assert.ThrowsAsync<GraphApiException>(() => Make.Client(graph).ListOwnedAsync("1").ToListAsync())).RequestId);
    }

    [Theory]
    [InlineData("Error validating access token: Session has expired on Friday, 26-Jun-26 15:48:19 PDT.")]
    [InlineData("(#200) Requires whatsapp_business_management permission")]
    [InlineData("An access token is required to request this resource.")]
    [InlineData("(#100) Tried accessing nonexisting field (whatsapp_business_manager_messaging_limit) on node type (Business)")]
    public async Task Plain_messages_stay_whole(string message) =>
        Assert.EndsWith(
            message.TrimEnd('.') + ".",
            (await FailAsync(_ => StubGraph.Error(200, message: message))).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_huge_error_body_is_not_read_to_its_end()
    {
        CountingStream endless = new();
        HttpResponseMessage reply = new(HttpStatusCode.BadGateway) { Content = new StreamContent(endless) };

        await Assert.ThrowsAsync<GraphResponseException>(() => ListAsync(_ => reply));

        Assert.InRange(endless.BytesRead, 1, 4 * 1024 * 1024);
    }

    [Fact]
    public async Task A_page_over_16_MB_is_an_error_and_not_memory()
    {
        CountingStream endless = new();
        HttpResponseMessage reply = new(HttpStatusCode.OK) { Content = new StreamContent(endless) };

        GraphResponseException e = await Assert.ThrowsAsync<GraphResponseException>(() => ListAsync(_ => reply));

        Assert.Contains("16 MB", e.Message, StringComparison.Ordinal);
        Assert.InRange(endless.BytesRead, 16 * 1024 * 1024, 33 * 1024 * 1024);
    }

    [Fact]
    public async Task A_cursor_that_Graph_or_a_handler_quotes_is_masked()
    {
        const string Cursor = "QVFI+short/cursor=";
        Func<HttpResponseMessage>[] quotes =
        [
            () => StubGraph.Error(100, message: $"The cursor {Cursor} or {Cursor[..14]} is not valid"),
            () => throw new HttpRequestException($"GET /1?after={Uri.EscapeDataString(Cursor)} failed"),
            () => throw new InvalidOperationException($"GET /1?after={Cursor} failed"),
        ];

        foreach (Func<HttpResponseMessage> quote in quotes)
        {
            StubGraph graph = new(request => request["after"] is null ? StubGraph.Page([1], Cursor) : quote());
            WabaClientException e = await Assert.ThrowsAnyAsync<WabaClientException>(
                () => Make.Client(graph, configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync());

            Assert.Equal(Cursor, e.Cursor);
            Assert.DoesNotContain(Cursor[..12], e.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(Cursor)[..12], e.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Tests_can_throw_every_exception()
    {
        RateLimitedException e = new("slow down") { Code = 80008, RetryAfter = TimeSpan.FromMinutes(5), Attempts = 2, Cursor = "c", Hint = "h", IsTransient = true };
        Assert.Equal(
            ("slow down", 80008, TimeSpan.FromMinutes(5), 2),
            (e.Message, e.Code, e.RetryAfter!.Value, e.Attempts));
        WabaClientException[] all =
        [
            new PermissionDeniedException { RequiredPermissions = ["x"] },
            new InvalidAccessTokenException { Reason = InvalidAccessTokenReason.Expired },
            new ActionBlockedException(),
            new InvalidSignatureException(),
            new ObjectNotFoundException("m", e),
            new GraphResponseException { StatusCode = HttpStatusCode.OK },
            new GraphConnectionException("m", new TimeoutException()),
        ];
        Assert.All(all, exception => Assert.NotNull(exception.Message));
    }

    private static async Task<GraphApiException> FailAsync(Func<StubRequest, HttpResponseMessage> answer) =>
        await Assert.ThrowsAnyAsync<GraphApiException>(() => ListAsync(answer));

    private static Task ListAsync(Func<StubRequest, HttpResponseMessage> answer) =>
        Make.Client(new StubGraph(answer), configure: o => o.MaxRetryAttempts = 0).ListOwnedAsync("1").ToListAsync();

    private sealed class CountingStream : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            BytesRead += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
