using System;

namespace Pop3Nano.Session
{
    // What a login says, for as long as it lasts: a server that says it back must not have it logged, nor put into an exception. A device has no
    // room for that.
    public sealed partial class Pop3Session
    {
        private SaidSecrets? _said;

        /// <summary>A server's words without what the login has said. False: nothing of it is there.</summary>
        internal bool TryStrike(ReadOnlySpan<byte> words, out byte[] struck)
        {
            struck = [];
            return _said is { } said && said.TryStrike(words, out struck);
        }

        partial void NoteSaid()
        {
            if (_login == null) return;
            SaidSecrets said = _said ??= new SaidSecrets(); // Dispose on another thread may take it away
            said.AddLines(_send.AsSpan(Engine.SendStart, Engine.SendLength));
        }

        partial void ForgetSaid()
        {
            _said?.Forget();
            _said = null;
        }
    }
}
