using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace WabaClient;

/// <summary>Sends one request and reads the response, which is a value or a failure.</summary>
internal sealed class GraphTransport(HttpClient http, WabaClientOptions options, ClientEnvironment environment)
{
    private const int MostPageBytes = 16 * 1024 * 1024;
    private const int MostErrorBytes = 1024 * 1024;

    private static readonly string UserAgent = $"{ThisAssembly.Name}/{ThisAssembly.Version}";

    private readonly RequestAddress _address = new(options);
    private readonly string _host = options.BaseAddress.Host;
    private readonly ApiVersionWatch _versions = new(options.ApiVersion, environment.Logger);

    /// <summary>Sends a request.</summary>
    /// <returns>
    /// The value or a <see cref="GraphFailure"/>, whose exception is an <see cref="OperationCanceledException"/> only
    /// if the token was cancelled. The method itself does not throw.
    /// </returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<object> SendAsync(
        GraphCall call,
        TokenCredentials credentials,
        ReplyReader<object> read,
        CancellationToken cancellationToken)
    {
        GraphReply? reply = null;
        try
        {
            using HttpRequestMessage request = CreateRequest(call, credentials);
            call.CountAttempt();
            using HttpResponseMessage response = await http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            reply = GraphReply.Of(response, environment.Time.GetUtcNow(), credentials.Secrets);
            if (call.Pacing is { } pacing)
                pacing.Usage = reply.Info.HighestUsage;
            int cap = reply.IsSuccess ? MostPageBytes : MostErrorBytes;
            if (ContentDecoder.FindUnsupported(reply.ContentEncodings) is { } encoding)
                return GraphFailures.UnknownEncoding(call, reply, SecretRedactor.Redact(encoding, credentials.Secrets)!);
            PooledBody encoded = await PooledBody.ReadAsync(response.Content, cap, cancellationToken).ConfigureAwait(false);
            using PooledBody body = ContentDecoder.Decode(encoded, reply.ContentEncodings, cap);
            environment.Metrics.RecordUsage(reply.Info);
            _versions.Check(reply);
            return Parse(body, reply, call, credentials, read);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // The caller's own handlers, and connections that are closed because of the time-out, throw exceptions of any type.
            return new GraphFailure(new OperationCanceledException(cancellationToken));
        }
        catch (Exception e)
        {
            return FailureOf(e, reply, call, credentials);
        }
    }

    private GraphFailure FailureOf(Exception exception, GraphReply? reply, GraphCall call, TokenCredentials credentials)
    {
        IReadOnlyList<string> secrets = credentials.SecretsWith(call.Cursor);
        switch (exception)
        {
            case WabaClientException known:
                return GraphFailure.Of(known);
            case InvalidDataException or (InvalidOperationException and not ObjectDisposedException) when reply is not null:
                // Thrown by gzip and Brotli.
                return GraphFailures.Unreadable(
                    call, reply, "the compressed body is corrupt", SecretRedactor.Conceal(exception, secrets));
            case OperationCanceledException { InnerException: TimeoutException timeout }:
                // HttpClient.Timeout, or one of the caller's own handlers.
                return GraphFailures.TimedOut(
                    call,
                    _host,
                    SecretRedactor.Conceal(timeout, secrets) as TimeoutException ?? new());
            case var mistake when reply is null && ConnectionCause.IsMistake(mistake):
                return GraphFailures.NotSent(call, mistake.GetType(), SecretRedactor.Conceal(mistake, secrets));
            default:
                // Thrown by sockets, TLS and the caller's own handlers.
                return GraphFailures.NoResponse(call, _host, SecretRedactor.Conceal(exception, secrets));
        }
    }

    private HttpRequestMessage CreateRequest(GraphCall call, TokenCredentials credentials)
    {
        HttpRequestMessage request = new(HttpMethod.Get, _address.For(call, credentials))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.Authorization = credentials.Authorization;
        if (!http.DefaultRequestHeaders.NonValidated.Contains("User-Agent"))
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return request;
    }

    private static object Parse(
        PooledBody body, GraphReply reply, GraphCall call, TokenCredentials credentials, ReplyReader<object> read)
    {
        string problem = body.IsOverCap
            ? $"the body is longer than {(reply.IsSuccess ? "16 MB" : "1 MB")}"
            : "the body is not what was requested";
        if (reply.IsSuccess && !body.IsOverCap)
        {
            try
            {
                if (read(body.Bytes, reply.Info) is { } value)
                    return value;
            }
            catch (UnusableEntryException e)
            {
                return GraphFailures.UnusableEntry(call, reply, e);
            }
            catch (JsonException e)
            {
                // Only texts of this library, because those of the JSON reader can quote the body.
                problem = e.LineNumber is null ? e.Message : "the JSON is incomplete or not valid";
            }
        }

        return GraphErrorReader.Read(body.Bytes) is { } error
            ? GraphFailures.FromGraph(new(call, reply, error, credentials.SecretsWith(call.Cursor)))
            : GraphFailures.Unreadable(call, reply, problem);
    }
}
