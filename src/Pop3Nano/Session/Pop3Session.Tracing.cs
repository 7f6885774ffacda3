using System;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    // A trace that throws breaks the session. It is called in the midst of things: a command is queued whose caller hears of a failure, or a line
    // is taken whose reply nobody hears of. A session that went on would be out of step, or hold a mark that nobody knows of until QUIT carries it out.
    public sealed partial class Pop3Session
    {
        partial void Guard(ref Pop3Trace trace)
        {
            if (trace != null) trace = new GuardedTrace(this, trace);
        }

        private sealed class GuardedTrace(Pop3Session session, Pop3Trace inner) : Pop3Trace
        {
            public override void Command(byte[] buffer, int start, int visible, int length)
            {
                try
                {
                    inner.Command(buffer, start, visible, length);
                }
                catch (Exception)
                {
                    session.Dispose();
                    throw;
                }
            }

            public override void Reply(byte[] buffer, int start, int length)
            {
                try
                {
                    if (session.TryStrike(buffer.AsSpan(start, length), out byte[] struck)) inner.Reply(struck, 0, struck.Length);
                    else inner.Reply(buffer, start, length);
                }
                catch (Exception)
                {
                    session.Dispose();
                    throw;
                }
            }

            public override void Octets(byte[] buffer, int start, int length)
            {
                try
                {
                    inner.Octets(buffer, start, length);
                }
                catch (Exception)
                {
                    session.Dispose();
                    throw;
                }
            }

            public override void Message(long octets)
            {
                try
                {
                    inner.Message(octets);
                }
                catch (Exception)
                {
                    session.Dispose();
                    throw;
                }
            }
        }
    }
}
