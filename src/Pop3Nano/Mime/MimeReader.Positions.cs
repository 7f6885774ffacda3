namespace Pop3Nano.Mime
{
    /// <content>Where things lie in the message: what a reader that keeps the octets wants to know.</content>
    public sealed partial class MimeReader
    {
        /// <summary>The offset in the message of the first octet that is not read yet.</summary>
        internal long At => Position(_at);

        /// <summary>True if the present part was ended by a delimiter line, which lies in front of <see cref="At"/>; false if by the message's end.</summary>
        internal bool AtDelimiter => _cut && _next != Ended;
    }
}
