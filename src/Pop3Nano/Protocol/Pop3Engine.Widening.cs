namespace Pop3Nano.Protocol
{
    // A larger window for a long flight: .NET only, since a device has no room for it.
    public sealed partial class Pop3Engine
    {
        internal int MaxCommands { get { return _forms.Length; } }

        internal int MaxUnansweredOctets { get { return _maxUnanswered; } }

        /// <summary>Makes the window so many octets, and gives it room for so many commands at least. False, and nothing is changed, while a reply is due.</summary>
        internal bool Widen(int maxCommands, int maxUnansweredOctets)
        {
            if (_count > 0) return false;
            _maxUnanswered = maxUnansweredOctets;
            if (maxCommands <= _forms.Length) return true;
            _forms = new int[maxCommands];
            _tags = new int[maxCommands];
            _numbers = new int[maxCommands];
            _sizes = new byte[maxCommands];
            return true;
        }
    }
}
