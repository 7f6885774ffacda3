namespace Pop3Nano.Client
{
    /// <summary>The connection was lost and made anew: a number that was told before may be another message's. Nothing was marked.</summary>
    internal sealed class Pop3NumberLostException : Pop3ConnectionLostException
    {
        private readonly int _number;

        internal Pop3NumberLostException(int number)
            : base(Pop3Command.None)
        {
            _number = number;
        }

        /// <inheritdoc/>
        public override string Message
        {
            get
            {
                return (_number == 0 ? "The connection was lost and made anew: there may be other messages now." :
                    "The connection was lost and made anew: " + _number.ToString() + " may be the number of another message now.") +
                    " Nothing was marked for deletion; list the messages again.";
            }
        }
    }
}
