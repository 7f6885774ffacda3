using System;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // One attempt, by the strongest way that server, policy and credentials share.
    public sealed partial class Pop3Client
    {
        internal override async ValueTask LogInAsync(Pop3Session session, Pop3Call call)
        {
            if (!UseAuthentication) return;
            if (Username == null || Password == null) throw new InvalidOperationException("There is nobody to log in: Username or Password is not set.");
            await session.LoginAsync(Username, Password, Pop3LoginMethod.Automatic, call.Token).ConfigureAwait(false);
        }
    }
}
