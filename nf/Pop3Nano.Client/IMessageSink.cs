using Pop3Nano.Mime;

namespace Pop3Nano.Client
{
    /// <summary>Takes a message token by token, while it comes.</summary>
    public interface IMessageSink
    {
        /// <summary>
        /// Takes a token; the reader tells the rest: octets, field, part. What lies in its buffer is valid during the call. The last token is MessageEnd.
        /// </summary>
        /// <returns>False: the rest is not wanted. It still comes over the line, but is not read into tokens.</returns>
        bool Take(MimeReader reader, MimeToken token);
    }
}
