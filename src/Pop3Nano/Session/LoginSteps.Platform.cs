using System;

namespace Pop3Nano.Session
{
    // The mechanisms that only .NET has, and servers that say a secret back.
    internal sealed partial class LoginSteps
    {
        partial void DoubtLastWord()
        {
            if (_mechanism is NegotiateMechanism { MayBeAskedMore: true }) _isAllQueued = false;
        }

        partial void Strike(ref string words)
        {
            if (_session.TryStrike(_receive.AsSpan(_engine.TextStart, _engine.TextLength), out byte[] struck)) words = Fail.Readable(struck, 0, struck.Length);
        }
    }
}
