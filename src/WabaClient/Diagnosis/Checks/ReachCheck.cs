using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace WabaClient;

/// <summary>
/// Checks whether Graph can be reached from this machine, and whether the clock of the machine is right.
/// </summary>
internal static class ReachCheck
{
    private static readonly TimeSpan MostClockOffset = TimeSpan.FromMinutes(5);

    public static Verdict Run(DiagnosisFacts facts)
    {
        string host = facts.Settings.Host;
        if (facts.Answers.FirstOrDefault(answer => answer.IsFromGraph) is { } answered)
            return OfClock(answered.Response!.ClockOffset, host);
        Answer failed = facts.Answers[0];
        string? evidence = EvidenceText.Of(failed);
        return failed.Failure switch
        {
            RateLimitedException => Verdict.Skipped("Nothing was sent, because Graph has throttled earlier calls.", evidence),
            GraphResponseException e => OfResponse(e, failed.Cause, host, evidence),
            GraphConnectionException e => OfConnection(e, host, evidence),
            _ => Verdict.Skipped("Nothing was sent.", evidence),
        };
    }

    private static Verdict OfClock(TimeSpan? offset, string host)
    {
        if (offset is not { } known || known.Duration() <= MostClockOffset)
            return Verdict.Passed("Graph can be reached.", host);
        string direction = known > TimeSpan.Zero ? "ahead" : "behind";
        return Verdict.Warning(
            "Graph can be reached, but the clock of this machine is wrong. Times of expiry and waits are wrong as well.",
            "Set the clock of this machine, and turn on automatic time (NTP).",
            string.Create(CultureInfo.InvariantCulture, $"{known.Duration():c} {direction}"));
    }

    private static Verdict OfResponse(GraphResponseException e, FailureCause cause, string host, string? evidence)
    {
        if (cause == FailureCause.Outage)
            return Verdict.Skipped(
                "Graph, or a server in front of it, is having problems.",
                evidence,
                "Try again later. If the problem persists, check the proxy between this machine and Graph.");
        return e.ContentType == "text/html" || !e.IsTransient
            ? Verdict.Warning(
                "Something else answered instead of Graph: a proxy, a firewall or a login page of the network.",
                $"Check the proxy settings of this machine (HTTPS_PROXY) and BaseAddress, and let this machine reach {host} directly.",
                evidence)
            : Verdict.Skipped(
                "Graph's response could not be read.",
                evidence,
                "Try again later. If the problem persists, report the request id to Meta.");
    }

    private static Verdict OfConnection(GraphConnectionException e, string host, string? evidence) => e.InnerException switch
    {
        TimeoutException => Verdict.Skipped(
            $"{host} did not answer in time.",
            evidence,
            "Check the network and the firewall of this machine; if the network is slow, raise AttemptTimeout."),
        _ when !e.IsTransient => Verdict.Skipped(
            "The program's own HttpClient, or one of its handlers, did not send the request.", evidence, e.Hint),
        { } cause when IsName(cause) => Verdict.Skipped(
            $"The address of {host} could not be found (DNS).",
            evidence,
            $"Check the internet connection and the DNS server of this machine, and the spelling of BaseAddress: nslookup {host}."),
        { } cause when IsTls(cause) => Verdict.Skipped(
            $"The connection to {host} is not secure (TLS), so nothing was sent.",
            evidence,
            "Check the clock and the root certificates of this machine. If a proxy of your company inspects connections, install its "
                + "certificate."),
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => Verdict.Skipped(
            "The proxy refused the connection.",
            evidence,
            "Check the proxy settings of this machine (HTTPS_PROXY), and its user name."),
        _ => Verdict.Skipped(
            $"{host} could not be reached.",
            evidence,
            "Check the network, the firewall and the proxy of this machine: HTTPS to port 443 must be open."),
    };

    private static bool IsName(Exception cause) =>
        cause is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
        || cause.GetBaseException() is SocketException
        {
            SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain,
        };

    private static bool IsTls(Exception cause) =>
        cause is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }
        || cause.GetBaseException() is AuthenticationException;
}
