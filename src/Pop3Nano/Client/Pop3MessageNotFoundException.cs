using System;

namespace Pop3Nano.Client
{
    /// <summary>No message has the unique-id or number that was asked for, or several have. The session goes on.</summary>
    public sealed partial class Pop3MessageNotFoundException : Exception
    {
        /// <summary>A unique-id that no message has, or more than one.</summary>
        public Pop3MessageNotFoundException(string uniqueId, bool isAmbiguous)
            : base((isAmbiguous ? "Several messages have the unique-id '" : "No message has the unique-id '") + uniqueId + "'.")
        {
            UniqueId = uniqueId;
            IsAmbiguous = isAmbiguous;
        }

        /// <summary>The unique-id that was asked for; empty: none was.</summary>
        public string UniqueId { get; }

        /// <summary>True if several messages have it: the message number tells them apart.</summary>
        public bool IsAmbiguous { get; }
    }
}
