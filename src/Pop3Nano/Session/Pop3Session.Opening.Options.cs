using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // On .NET only: a device gives a profile of its own, and has better uses for the flash.
    public sealed partial class Pop3Session
    {
        /// <summary>The same as <see cref="Connect(Pop3Endpoint, Pop3SessionOptions, Pop3ServerProfile)"/>, with nothing remembered of the server.</summary>
        public static Pop3Session Connect(Pop3Endpoint endpoint, Pop3SessionOptions options) => Connect(endpoint, options, new Pop3ServerProfile());

        /// <summary>The async form of <see cref="Connect(Pop3Endpoint, Pop3SessionOptions)"/>.</summary>
        public static ValueTask<Pop3Session> ConnectAsync(Pop3Endpoint endpoint, Pop3SessionOptions options, CancellationToken cancellationToken = default) =>
            ConnectAsync(endpoint, options, new Pop3ServerProfile(), cancellationToken);
    }
}
