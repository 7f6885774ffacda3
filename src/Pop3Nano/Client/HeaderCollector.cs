using System;
using System.Buffers;
using System.Threading.Tasks;
using Pop3Nano.Mime;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Takes the header out of a reply; the rest of the message goes by, as the next message's header may be behind it.</summary>
    internal sealed class HeaderCollector
    {
        private const int Limit = 4 << 20; // octets: a header beyond is an attack

        private const long Most = 256L << 20; // octets of a reply: one beyond has no end

        private readonly ArrayBufferWriter<byte> _octets = new(2048);
        private bool _isComplete;
        private Pop3CommandException? _refusal;

        /// <summary>Reads the present reply to its end.</summary>
        /// <exception cref="NotSupportedException">It goes on and on: what becomes of the connection is for the end of the call to say.</exception>
        public async ValueTask ReadAsync(Pop3Call call)
        {
            Pop3Session session = call.Session;
            _octets.Clear();
            _isComplete = false;
            _refusal = session.Succeeded ? null : HeaderCalls.Refusal(session);
            long count = 0;
            while (session.Succeeded && await session.ReadOctetsAsync(call.Token).ConfigureAwait(false))
            {
                Add(session.Slice);
                count += session.TextLength;
                if (count > Most) throw new NotSupportedException("The server sends more than 256 MB where a header was asked for.");
            }
        }

        /// <summary>What was read, or why it could not be.</summary>
        public void PutInto(Pop3MessageInfo info)
        {
            if (_refusal != null) info.Error = _refusal;
            else if (_octets.WrittenCount > Limit) info.Error = new NotSupportedException("The header is longer than 4 MB.");
            else info.SetHeaders(new HeaderCollection(_octets.WrittenSpan.ToArray()));
        }

        private void Add(ReadOnlySpan<byte> slice)
        {
            if (_isComplete) return;
            int from = Math.Max(0, _octets.WrittenCount - 3);
            _octets.Write(slice);
            ReadOnlySpan<byte> news = _octets.WrittenSpan[from..];
            // HeaderCollection finds the exact end; here it only matters that nothing needless is kept.
            _isComplete = news.IndexOf("\n\n"u8) >= 0 || news.IndexOf("\n\r\n"u8) >= 0 || _octets.WrittenCount > Limit;
        }
    }
}
