using System.Globalization;

namespace Pop3Nano.Client
{
    // By number: .NET only, since a device asks the server.
    public sealed partial class Pop3MessageNotFoundException
    {
        /// <summary>A message number that no message has.</summary>
        public Pop3MessageNotFoundException(int sequenceNumber)
            : base("There is no message " + sequenceNumber.ToString(CultureInfo.InvariantCulture) + ".")
        {
            UniqueId = "";
            SequenceNumber = sequenceNumber;
        }

        /// <summary>The number that was asked for; 0: none was.</summary>
        public int SequenceNumber { get; }
    }
}
