using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Polly;

namespace WabaClient;

/// <summary>Sends one request and reads the answer: a value or an exception of this library.</summary>
internal sealed class GraphTransport(HttpClient http, WabaClientOptions options, ClientEnvironment environment)
{
    private const int MostPageBytes = 16 * 1024 * 1024;
    private const int MostErrorBytes = 1024 * 1024;

    private static readonly string UserAgent = $"{ThisAssembly.Name}/{ThisAssembly.Version}";

    private readonly string _root = options.BaseAddress.AbsoluteUri + options.ApiVersion + "/";
    private readonly ApiVersionWatch _versions = new(options.ApiVersion, environment.Logger);

    /// <summary>Sends a request. Throws nothing: failures are in the outcome, as the pipeline around it wants them.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Outcome<T>> SendAsync<T>(GraphCall call, TokenCredentials credentials, ReplyReader<T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            using HttpRequestMessage request = CreateRequest(call, credentials);
            call.CountAttempt();
            (GraphReply reply, PooledBody body) = await ReceiveAsync(request, call, credentials, cancellationToken).ConfigureAwait(false);
            using (body)
            {
                WabaMetrics.RecordUsage(reply.Info);
                _versions.Check(reply);
                return Outcome.FromResult(Parse(body, reply, call, credentials, read));
            }
        }
        catch (Exception e)
        {
            return Outcome.FromException<T>(e);
        }
    }

    private async ValueTask<(GraphReply Reply, PooledBody Body)> ReceiveAsync(HttpRequestMessage request, GraphCall call, TokenCredentials credentials, CancellationToken cancellationToken)
    {
        GraphReply? reply = null;
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            reply = GraphReply.Of(response, environment.Time.GetUtcNow(), credentials.Secrets);
            int cap = reply.IsSuccess ? MostPageBytes : MostErrorBytes;
            return (reply, await PooledBody.ReadAsync(response.Content, cap, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Connections that are cut because of it, and the caller's own handlers, throw what they like.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception e) when (reply is not null && e is InvalidDataException or InvalidOperationException and not ObjectDisposedException)
        {
            // What gzip and Brotli throw.
            throw GraphFailures.Unreadable(call, reply, "its compression is broken", SecretRedactor.Conceal(e, credentials.Secrets));
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException timeout)
        {
            // HttpClient.Timeout, or one of the caller's own handlers.
            throw GraphFailures.TimedOut(call, SecretRedactor.Conceal(timeout, credentials.Secrets) as TimeoutException ?? new TimeoutException());
        }
        catch (Exception e) when (reply is null && GraphFailures.IsMistake(e))
        {
            throw GraphFailures.NotSent(call, e.GetType(), SecretRedactor.Conceal(e, credentials.Secrets));
        }
        catch (Exception e)
        {
            // Sockets, TLS, and whatever the caller's own handlers throw.
            throw GraphFailures.NoAnswer(call, SecretRedactor.Conceal(e, credentials.Secrets));
        }
    }

    private HttpRequestMessage CreateRequest(GraphCall call, TokenCredentials credentials)
    {
        HttpRequestMessage request = new(HttpMethod.Get, new Uri(AddressOf(call, credentials)))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.Authorization = credentials.Authorization;
        if (http.DefaultRequestHeaders.UserAgent.Count == 0)
            request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        return request;
    }

    private string AddressOf(GraphCall call, TokenCredentials credentials)
    {
        StringBuilder query = new(call.Target.Query);
        if (call.PageSize is { } size)
            QueryString.Append(query, "limit", size.ToString(CultureInfo.InvariantCulture));
        if (call.Cursor is { } cursor)
            QueryString.Append(query, "after", cursor);
        if (credentials.AppSecretProof is { } proof)
            QueryString.Append(query, "appsecret_proof", proof);
        return query.Length == 0 ? _root + call.Target.Path : $"{_root}{call.Target.Path}?{query}";
    }

    private static T Parse<T>(PooledBody body, GraphReply reply, GraphCall call, TokenCredentials credentials, ReplyReader<T> read)
        where T : class
    {
        string problem = body.IsOverCap ? $"it is longer than {(reply.IsSuccess ? "16 MB" : "1 MB")}" : "it is not what was asked for";
        if (reply.IsSuccess && !body.IsOverCap)
        {
            try
            {
                if (read(body.Bytes, reply.Info) is { } value)
                    return value;
            }
            catch (JsonException e)
            {
                // Only texts of this library: those of the JSON reader can quote the body.
                problem = e.LineNumber is null ? e.Message : "it is not JSON to its end";
            }
        }

        throw GraphErrorReader.Read(body.Bytes) is { } error
            ? GraphFailures.FromGraph(new(call, reply, error, credentials.Secrets))
            : GraphFailures.Unreadable(call, reply, problem);
    }
}
