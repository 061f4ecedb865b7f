namespace WabaClient;

/// <summary>Provides access tokens. Implement it if tokens expire, are rotated or differ between businesses.</summary>
/// <remarks>
/// <para>
/// The provider is called for every attempt, so it should cache tokens. Exceptions that it throws reach the caller
/// unchanged and are not retried. Implementations must be thread-safe.
/// </para>
/// <para>
/// If Graph rejects a token (codes 190, 0 and 102), the provider is called again as usual. If it returns the rejected
/// token, it is called once more, with <see cref="GraphAccessTokenRequest.RejectedToken"/> set. If a different token is
/// returned, the page is requested again, at most once per page.
/// </para>
/// </remarks>
public interface IGraphAccessTokenProvider
{
    /// <summary>Gets an access token.</summary>
    /// <param name="request">Describes the call that needs the token.</param>
    /// <param name="cancellationToken">Cancels the wait for the token.</param>
    /// <returns>The token, or <c>default</c> to send the request without a token.</returns>
    ValueTask<GraphAccessToken> GetAccessTokenAsync(
        GraphAccessTokenRequest request,
        CancellationToken cancellationToken);
}
