using System;
using System.IO;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    // The engine over the channel, blocking, and the deadline that holds for both drivers.
    public sealed partial class Pop3Session
    {
        private const int Pause = 20; // milliseconds below which the caller's time is not worth a new deadline
        private const int EarningOctets = 16384; // so many octets earn a second: 16 KB/s never times out, a drip does

        private int _unearned;
        private long _deadline = long.MaxValue; // not set yet, or none
        private long _lastRead;
        private bool _isOpening; // the endpoint's GreetingTimeout, which the channel keeps, covers all

        private Pop3Event NextEvent()
        {
            Pop3Event found;
            while ((found = Engine.Next()) == Pop3Event.NeedOctets) Fill();
            return Note(found);
        }

        private void Fill()
        {
            Engine.GetReceiveSpace(out int start, out int length);
            int count;
            Pop3Command due = Engine.Due;
            try
            {
                Resume();
                Flush();
                count = _channel.Read(_receive, start, length);
            }
            catch (IOException failure)
            {
                ProveAlive();
                if (due != Pop3Command.Quit || Engine.SendLength > 0) throw Lost(due, failure);
                count = 0; // cut off or closed by the server: either way QUIT, once sent, goes unanswered
            }
            catch (Exception)
            {
                ProveAlive();
                Dispose();
                throw;
            }
            Came(count);
        }

        private void Flush()
        {
            int length = Engine.SendLength;
            if (length == 0) return;
            NoteSaid();
            _channel.Write(_send, Engine.SendStart, length);
            Engine.Sent(length);
        }

        // Where the platform's part of this class ends a call whose session another thread has disposed of.
        partial void ProveAlive();

        // Where it excuses the server for that end.
        partial void Excuse(ref Exception failure);

        // Where it takes note of what a login says.
        partial void NoteSaid();

        private void Came(int count)
        {
            ProveAlive();
            Engine.Received(count);
            _lastRead = _channel.Milliseconds;
            _unearned += count;
            if (_unearned < EarningOctets || _deadline == long.MaxValue) return;
            // A long reply earns time as it comes, but never more than a whole Timeout ahead: a server that stalls is left.
            long earned = _deadline + _unearned / EarningOctets * 1000;
            _unearned %= EarningOctets;
            Until(_timeout < 0 || earned < _lastRead + _timeout ? earned : _lastRead + _timeout);
        }

        // So many milliseconds from now on; -1: as long as it takes.
        private void Allow(int milliseconds)
        {
            if (_isOpening) return;
            _lastRead = _channel.Milliseconds;
            _unearned = 0;
            _deadline = milliseconds < 0 ? long.MaxValue : _lastRead + milliseconds;
            _channel.SetDeadline(milliseconds);
        }

        private void Until(long deadline)
        {
            _deadline = deadline;
            long left = deadline - _channel.Milliseconds;
            _channel.SetDeadline(left < 1 ? 1 : left > int.MaxValue ? int.MaxValue : (int)left);
        }

        // The time that the caller took since the last read is not the server's.
        private void Resume()
        {
            long pause = _channel.Milliseconds - _lastRead;
            if (pause > Pause && _deadline != long.MaxValue) Until(_deadline + pause);
        }

        private Exception Lost(Pop3Command due, IOException failure)
        {
            EndConnection();
            return Fail.Lost(due, failure);
        }

        // The connection is gone; a login that was under way has its say first: the server may have refused it before it closed.
        private void EndConnection()
        {
            LoginSteps login = _login;
            Dispose();
            if (login != null) NoteLostLogin(login);
        }

        // Kept small: every line of a listing comes through here.
        private Pop3Event Note(Pop3Event found)
        {
            if (Engine.Command == Pop3Command.Capa) Observe(found);
            return found < Pop3Event.Closed ? found : Finish(found);
        }

        // Broken and closed connections end the session; only QUIT may go unanswered (RFC 1939 §6 has the server close).
        private Pop3Event Finish(Pop3Event found)
        {
            if (found == Pop3Event.Broken)
            {
                Dispose();
                throw Fail.Broken(Engine.Fault);
            }
            EndConnection();
            if (Engine.Command != Pop3Command.Quit) throw Fail.Lost(Engine.Command);
            return found;
        }
    }
}
