using System;

namespace Pop3Nano.Commands
{
    // The commands of one poll that may run, until all its mails are read; and how they run.
    public sealed partial class SignedCommands
    {
        /// <summary>The most octets of a verb and its arguments.</summary>
        public const int MaxCommand = 96;

        private readonly int[] _numbers; // the message numbers
        private readonly int[] _queuedKeys;
        private readonly long[] _counters;
        private readonly int[] _tags;
        private readonly int[] _lengths;
        private readonly MailVerdict[] _verdicts;
        private readonly byte[] _texts;
        private int _count;

        /// <inheritdoc/>
        public void MailsRead(bool all)
        {
            if (_isOpen) RunQueued(all);
            if (!_isOpen) throw Fail.Misuse(_alarm);
        }

        private void RunQueued(bool all)
        {
            int next = Next();
            // Before another command takes its place in the journal, the one that the power cut off is run again or given up.
            if (_journal.IsPending && (next < 0 ? all : !IsResumed(_keys.Mark(_queuedKeys[next]), _tags[next])) && !GiveUp()) return;
            for (; next >= 0 && _isOpen; next = Next())
            {
                _board.FeedWatchdog();
                Run(next);
            }
        }

        /// <inheritdoc/>
        public MailVerdict Verdict(int number)
        {
            for (int i = 0; i < _count; i++)
            {
                if (_numbers[i] == number) return _verdicts[i] == MailVerdict.Pending ? MailVerdict.Later : _verdicts[i];
            }
            return MailVerdict.Later;
        }

        // With no room left, the command that would run last gives way: it is still there for the next poll.
        private MailVerdict Queue(int number)
        {
            int key = _key;
            int place = _count;
            if (place == _numbers.Length)
            {
                place = 0;
                for (int i = 1; i < _count; i++)
                {
                    if (IsBefore(_queuedKeys[place], _counters[place], _queuedKeys[i], _counters[i])) place = i;
                }
                if (!IsBefore(key, _block.Counter, _queuedKeys[place], _counters[place])) return MailVerdict.Later;
            }
            else
            {
                _count++;
            }
            _numbers[place] = number;
            _queuedKeys[place] = key;
            _counters[place] = _block.Counter;
            _tags[place] = _block.Tag;
            _lengths[place] = _block.CommandLength;
            _verdicts[place] = MailVerdict.Pending;
            Octets.Move(_block.Canonical, _block.CommandStart, _texts, place * MaxCommand, _block.CommandLength);
            return MailVerdict.Pending;
        }

        // The older key's commands first, then by counter. Of two with the same counter, the first that came.
        private static bool IsBefore(int key, long counter, int otherKey, long otherCounter)
        {
            return key < otherKey || (key == otherKey && counter < otherCounter);
        }

        private int Next()
        {
            int next = -1;
            for (int i = 0; i < _count; i++)
            {
                if (_verdicts[i] != MailVerdict.Pending) continue;
                // What the power cut off comes first, whatever its key: it had begun.
                if (IsResumed(_keys.Mark(_queuedKeys[i]), _tags[i])) return i;
                if (next < 0 || IsBefore(_queuedKeys[i], _counters[i], _queuedKeys[next], _counters[next])) next = i;
            }
            return next;
        }

        private void Run(int place)
        {
            int key = _queuedKeys[place];
            int mark = _keys.Mark(key);
            long counter = _counters[place];
            bool resumed = IsResumed(mark, _tags[place]);
            if (!resumed && counter <= _journal.LastCounter(mark))
            {
                // Twice in this poll.
                CommandOutcome past = Past(_tags[place]);
                _verdicts[place] = MailVerdict.Discarded;
                _router.Refused++;
                Report(key, counter, past, Why(past));
                return;
            }
            _call.Read(_texts, place * MaxCommand, _lengths[place], false);
            int row = _router.Find(_call);
            if (!resumed && !Start(mark, counter, _tags[place], _router.IsEffectivelyOnce(row))) return;
            _verdicts[place] = MailVerdict.Done;
            string result;
            bool good;
            try
            {
                result = _router.Run(_call, row);
                good = !_call.HasFailed;
            }
            catch (Exception failure)
            {
                result = failure.Message;
                good = false;
            }
            CommandOutcome outcome = good ? CommandOutcome.Executed : CommandOutcome.Failed;
            _router.Executed++;
            if (!good) _router.Failed++;
            Finish(outcome);
            Report(key, counter, outcome, result);
        }

        // What can't be written down must not run.
        private bool Start(int mark, long counter, int tag, bool repeatable)
        {
            try
            {
                _journal.Start(mark, counter, tag, repeatable);
                return true;
            }
            catch (Exception failure)
            {
                return Alarm("no command can run: ", failure);
            }
        }

        private void Finish(CommandOutcome outcome)
        {
            try
            {
                _journal.Finish(outcome);
            }
            catch (Exception failure)
            {
                Alarm("the end of a command could not be written down: ", failure);
            }
        }

        // The poll goes on: its end says it, once.
        private bool Alarm(string what, Exception failure)
        {
            _isOpen = false;
            _alarm = what + failure.Message;
            return false;
        }

        private bool GiveUp()
        {
            Interrupt();
            return _isOpen;
        }

        // Reported first and written down then: rather twice than never.
        private void Interrupt()
        {
            int mark = _journal.LastMark;
            int key = _keys.Mark(0) == mark ? 0 : _keys.Mark(1) == mark ? 1 : -1;
            Report(key, _journal.LastCounter(mark), CommandOutcome.Interrupted, "the power failed while it ran");
            Finish(CommandOutcome.Interrupted);
        }

        private void Report(int key, long counter, CommandOutcome outcome, string result)
        {
            try
            {
                _report.Set(key, counter, outcome, result);
                _reporter.Report(_report);
            }
            catch (Exception failure)
            {
                _board.Log("no report of command " + counter.ToString() + ": " + failure.Message);
            }
        }
    }
}
