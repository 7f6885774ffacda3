using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // Logging in, async. The blocking forms say what they mean and throw.
    public sealed partial class Pop3Session
    {
        /// <summary>The async form of <see cref="Login(string, string, Pop3LoginMethod)"/>.</summary>
        public async ValueTask LoginAsync(
            string name, string password, Pop3LoginMethod method = Pop3LoginMethod.Automatic, CancellationToken cancellationToken = default)
        {
            ProveSendable(name, password);
            if (method == Pop3LoginMethod.Automatic && !Profile.KnowsBefore) await CapaAsync(cancellationToken).ConfigureAwait(false);
            BeginLogin(name, password, method);
            await FinishLoginAsync(cancellationToken).ConfigureAwait(false);
        }

        /// <summary>The async form of <see cref="Authenticate(SaslMechanism)"/>.</summary>
        public async ValueTask AuthenticateAsync(SaslMechanism mechanism, CancellationToken cancellationToken = default)
        {
            await PrepareAsync(mechanism, cancellationToken).ConfigureAwait(false);
            BeginLogin(mechanism);
            await FinishLoginAsync(cancellationToken).ConfigureAwait(false);
        }

        /// <summary>The async form of <see cref="Login(string, string, Pop3LoginMethod, Pop3Flight)"/>.</summary>
        public async ValueTask<bool> LoginAsync(
            string name, string password, Pop3LoginMethod method, Pop3Flight behind, CancellationToken cancellationToken = default)
        {
            ProveSendable(name, password);
            if (method == Pop3LoginMethod.Automatic && !Profile.KnowsBefore) await CapaAsync(cancellationToken).ConfigureAwait(false);
            BeginLogin(name, password, method);
            return await FinishLoginAsync(behind, cancellationToken).ConfigureAwait(false);
        }

        /// <summary>The async form of <see cref="Authenticate(SaslMechanism, Pop3Flight)"/>.</summary>
        public async ValueTask<bool> AuthenticateAsync(SaslMechanism mechanism, Pop3Flight behind, CancellationToken cancellationToken = default)
        {
            await PrepareAsync(mechanism, cancellationToken).ConfigureAwait(false);
            BeginLogin(mechanism);
            return await FinishLoginAsync(behind, cancellationToken).ConfigureAwait(false);
        }

        private async ValueTask FinishLoginAsync(CancellationToken cancellationToken)
        {
            while (_login.Take(await NextEventAsync(cancellationToken).ConfigureAwait(false)))
            {
                // Challenges and the reply to USER.
            }
            EndLogin();
        }

        private async ValueTask<bool> FinishLoginAsync(Pop3Flight behind, CancellationToken cancellationToken)
        {
            do SendBehind(behind);
            while (_login.Take(await NextEventAsync(cancellationToken).ConfigureAwait(false)));
            if (IsSettled(behind)) return true;
            try
            {
                return Won(await NextEventAsync(cancellationToken).ConfigureAwait(false), behind);
            }
            catch (Exception failure)
            {
                if (!IsLoss(failure)) throw;
                return false;
            }
        }
    }
}
