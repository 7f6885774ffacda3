using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    /// <summary>Where OAuth 2.0 access tokens for XOAUTH2 and OAUTHBEARER (RFC 7628) come from. Several connections may ask at once.</summary>
    public interface ITokenProvider
    {
        /// <summary>A token that is good now, as far as one can know.</summary>
        /// <param name="ignoreExistingToken">True: the server has refused the one that was given last; fetch another.</param>
        /// <exception cref="Pop3TokenException">There is none to be had.</exception>
        OAuthToken GetAccessToken(bool ignoreExistingToken = false);

        /// <summary>The same without blocking a thread.</summary>
        /// <param name="ignoreExistingToken">The same.</param>
        /// <param name="cancellationToken">Cancelled when nobody waits any more: the call was cancelled, or its time is up.</param>
        ValueTask<OAuthToken> GetAccessTokenAsync(bool ignoreExistingToken = false, CancellationToken cancellationToken = default);
    }
}
