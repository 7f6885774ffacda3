using System;

namespace Pop3Nano.Session
{
    // A thousand commands in one flight, where the usual window takes a dozen round trips: .NET only, since a device has no room for them.
    public sealed partial class Pop3Session
    {
        // What Pop3SessionOptions begins with. Whoever chose other sizes gets those.
        private const int UsualCommands = 128;
        private const int UsualOctets = 1024;

        // RFC 2449 §6.6: no more than the transport takes in while the server does not read, because its own replies wait for us. 12 KB are a fifth of the
        // 64 KB that systems give a connection to receive at least, and one TLS record.
        private const int MostCommands = 1024;
        private const int OctetsOfCommand = 12; // TOP 1000 0, with its line end

        private bool? _widens;

        // For each flight anew: one that may be left needs little, whatever flew before it.
        partial void Widen(Pop3Flight flight)
        {
            _widens ??= Engine.MaxCommands == UsualCommands && Engine.MaxUnansweredOctets == UsualOctets;
            if (!_widens.Value || !(Pipelining ?? Profile.MayPipeline)) return;
            int commands = flight.MayBeLeft ? 0 : Math.Min(flight.Count, MostCommands);
            int octets = Math.Max(commands * OctetsOfCommand, UsualOctets);
            if (octets == Engine.MaxUnansweredOctets || !Engine.Widen(commands, octets)) return;
            if (octets > _send.Length) MakeRoom(octets / 4 * 3); // which it counts before base64
        }
    }
}
