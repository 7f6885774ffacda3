namespace Pop3Nano.Client
{
    // The message numbers that a caller has are good for one session (RFC 1939 §3): behind a connection that was lost none is deleted by.
    public sealed partial class Pop3Client
    {
        private bool _toldCount; // in this session
        private bool _toldMessages;
        private bool _isCountOld; // told in a session that was lost, and not again in this one
        private bool _areMessagesOld;
        private int _lastRead; // the message that was asked for last in this session, by number

        private void TellCount()
        {
            _toldCount = true;
            _isCountOld = false;
        }

        private void TellAll()
        {
            _toldMessages = true;
            _isCountOld = false;
            _areMessagesOld = false;
        }

        private void TellOne(int number, string uniqueId)
        {
            if (uniqueId.Length > 0) return; // the caller does not know the number
            _toldMessages = true;
            _lastRead = number;
        }

        // The session is over without the caller's will.
        private void LoseNumbers()
        {
            _isCountOld = _isCountOld || _toldCount;
            _areMessagesOld = _areMessagesOld || _toldMessages;
            _toldCount = false;
            _toldMessages = false;
        }

        // The caller has closed the session, and knows that its numbers are over.
        private void ForgetNumbers()
        {
            LoseNumbers();
            _isCountOld = false;
            _areMessagesOld = false;
        }

        private void ProveNumber(int number)
        {
            if ((_isCountOld || _areMessagesOld) && number != _lastRead) throw new Pop3NumberLostException(number);
        }
    }
}
