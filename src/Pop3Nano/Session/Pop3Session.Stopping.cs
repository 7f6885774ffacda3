using System;

namespace Pop3Nano.Session
{
    // Dispose may come from another thread than the call's: the one way to end a call that blocks. The call has lost its connection then, whatever came
    // of the operation that was under way; but the end was our own, and teaches nothing about the server.
    public sealed partial class Pop3Session
    {
        private bool _isCutOff;

        partial void ProveAlive()
        {
            if (!_dead) return;
            _isCutOff = true;
            Dispose(); // the call may have written into the buffer meanwhile
            throw Fail.Lost(Engine.Due);
        }

        partial void Excuse(ref Exception failure)
        {
            if (_isCutOff) failure = Over();
        }
    }
}
