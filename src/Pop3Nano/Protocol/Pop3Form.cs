namespace Pop3Nano.Protocol
{
    /// <summary>
    /// The parts of a form: all that the engine has to know of a command, in one number. The generator puts them together
    /// from a row of the table; nobody else needs to.
    /// </summary>
    public static class Pop3Form
    {
        /// <summary>Legal in the AUTHORIZATION state.</summary>
        public const int Authorization = 1;

        /// <summary>Legal in the TRANSACTION state.</summary>
        public const int Transaction = 2;

        /// <summary>+OK opens the TRANSACTION state.</summary>
        public const int ToTransaction = 4;

        /// <summary>The reply opens the UPDATE state.</summary>
        public const int ToUpdate = 8;

        /// <summary>The bits of the reply's shape; none set: a status line.</summary>
        public const int ShapeMask = 7 << 4;

        /// <summary>One line with fields.</summary>
        public const int Fields = 1 << 4;

        /// <summary>A line of fields for each message.</summary>
        public const int Listing = 2 << 4;

        /// <summary>A byte-stuffed message.</summary>
        public const int Message = 3 << 4;

        /// <summary>Challenges, then a status line.</summary>
        public const int Sasl = 4 << 4;

        /// <summary>A line for each capability.</summary>
        public const int Capabilities = 5 << 4;

        /// <summary>Where the first field's kind is.</summary>
        public const int FirstFieldShift = 7;

        /// <summary>Where the second field's kind is.</summary>
        public const int SecondFieldShift = 10;

        /// <summary>The bits of a field's kind, once shifted; none set: no field.</summary>
        public const int FieldMask = 7;

        /// <summary>A number of messages, from 0.</summary>
        public const int CountField = 1;

        /// <summary>A message number, from 1.</summary>
        public const int MessageField = 2;

        /// <summary>A number of octets: a hint.</summary>
        public const int SizeField = 3;

        /// <summary>A word up to the next blank, such as a unique-id.</summary>
        public const int WordField = 4;

        /// <summary>A login: what follows it may be lost.</summary>
        public const int Login = 1 << 13;

        /// <summary>Nothing may follow in the same flight.</summary>
        public const int Last = 1 << 14;

        /// <summary>Where the number of the first secret argument is (1 to 3); 0: none.</summary>
        public const int SecretShift = 15;

        /// <summary>Where the number of arguments is (0 to 3).</summary>
        public const int ArgumentsShift = 17;

        /// <summary>The bits of the two small numbers above, once shifted.</summary>
        public const int SmallMask = 3;

        /// <summary>The first argument is a number from 1, not from 0.</summary>
        public const int FirstFromOne = 1 << 19;

        /// <summary>The second argument is a number from 1, not from 0.</summary>
        public const int SecondFromOne = 1 << 20;

        /// <summary>Where the Pop3Command is.</summary>
        public const int CommandShift = 24;
    }
}
