namespace WabaClient;

/// <summary>Gives the access token for a call. Register one when tokens expire, rotate, or differ from business to business.</summary>
/// <remarks>
/// <para>It is asked for every attempt, so it should cache. What it throws reaches the caller unchanged and is not retried.</para>
/// <para>
/// When Graph refuses a token (190, 0, 102), it is asked again as usual, and only if it gives the refused token once
/// more, with <see cref="GraphAccessTokenRequest.RejectedToken"/>. Another token repeats the same page, once a page.
/// </para>
/// </remarks>
public interface IGraphAccessTokenProvider
{
    /// <summary>Gives a token.</summary>
    /// <param name="request">What the token is needed for.</param>
    /// <param name="cancellationToken">Cancels the wait for the token.</param>
    /// <returns>The token; a default struct sends the request without one.</returns>
    ValueTask<GraphAccessToken> GetAccessTokenAsync(
        GraphAccessTokenRequest request,
        CancellationToken cancellationToken);
}
