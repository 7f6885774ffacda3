using System;
using System.Buffers;
using System.Threading.Tasks;
using Pop3Nano.Mime;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Takes the header out of a reply; the rest of the message goes by.</summary>
    internal sealed class HeaderCollector
    {
        private const int Limit = 4 << 20; // octets: a header beyond is an attack

        private readonly ArrayBufferWriter<byte> _octets = new(2048);
        private bool _isComplete;
        private Pop3CommandException? _refusal;

        /// <summary>Reads the present reply to its end.</summary>
        public async ValueTask ReadAsync(Pop3Call call)
        {
            Pop3Session session = call.Session;
            _octets.Clear();
            _isComplete = false;
            _refusal = session.Succeeded ? null : HeaderCalls.Refusal(session);
            while (session.Succeeded && await session.ReadOctetsAsync(call.Token).ConfigureAwait(false)) Add(session.Slice);
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
