using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // What a mechanism of the platform does before it has a first word: it may ask a KDC, which may be silent. Nothing is sent to the
    // mail server meanwhile, and who gives up keeps the session.
    public sealed partial class Pop3Session
    {
        partial void Prepare(SaslMechanism mechanism)
        {
            if (mechanism is not NegotiateMechanism { IsPrepared: false } platform) return;
            if (platform.Prepare().Wait(_timeout)) return;
            throw GiveUp(platform);
        }

        private async ValueTask PrepareAsync(SaslMechanism mechanism, CancellationToken cancellationToken)
        {
            if (mechanism is not NegotiateMechanism { IsUsed: false } platform) return;
            ProveReady();
            try
            {
                await _channel.WaitAsync(platform.Prepare(), _timeout, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                throw GiveUp(platform);
            }
            catch (OperationCanceledException)
            {
                platform.End();
                throw;
            }
        }

        private static TimeoutException GiveUp(NegotiateMechanism platform)
        {
            platform.End();
            return new TimeoutException("The platform did not get a ticket in time.");
        }
    }
}
