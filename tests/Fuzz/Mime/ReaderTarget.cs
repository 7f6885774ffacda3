using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Engine;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Mime;

namespace Pop3Nano.Fuzz.Mime;

/// <summary>The token reader: the same tokens in any pieces, in the order that its README has, and nothing taken from the heap.</summary>
internal sealed class ReaderTarget : FuzzTarget
{
    private readonly MimeReader _small = new(512, 3, 100, 8);
    private readonly MimeReader _large = new();
    private readonly EventLog _whole = new();
    private readonly EventLog _pieces = new();
    private readonly byte[] _piece = new byte[CaseOctets.Most + 2];

    public override string Group => "mime";

    public override string Name => "reader";

    public override void Make(CaseOctets octets, CaseRandom random) => MailGrammar.Mail(octets, random);

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        MimeReader reader = random.OneIn(2) ? _small : _large;
        bool skips = random.OneIn(4);
        Read(reader, octets.Span, _whole, CaseOctets.Most, random, skips);
        Read(reader, octets.Span, _pieces, octets.Length < 300 && random.OneIn(4) ? 1 : 0, random, skips);
        FindingException.Unless(_whole.Octets.SequenceEqual(_pieces.Octets), "it reads another mail in pieces than whole");
    }

    private void Read(MimeReader reader, ReadOnlySpan<byte> rest, EventLog log, int piece, CaseRandom random, bool skips)
    {
        log.Clear();
        reader.Begin();
        long memory = GC.GetAllocatedBytesForCurrentThread();
        int depth = 0;
        int tokens = 0;
        int parts = 0;
        int most = rest.Length * 4 + 200;
        MimeToken last = MimeToken.MessageEnd;
        bool isComplete = false;
        while (true)
        {
            MimeToken token = reader.Read();
            FindingException.Unless(++tokens < most * 2, "it never ends");
            if (token == MimeToken.NeedOctets)
            {
                FindingException.Unless(!isComplete, "it wants octets behind the end");
                if (rest.IsEmpty)
                {
                    isComplete = true;
                    reader.Complete();
                    continue;
                }
                int count = Math.Min(rest.Length, piece > 0 ? piece : 1 + random.Next(30));
                _piece.AsSpan(0, Math.Min(_piece.Length, count + 40)).Fill((byte)'\n'); // what was pushed before is gone
                rest[..count].CopyTo(_piece.AsSpan(1));
                rest = rest[count..];
                reader.Push(_piece, 1, count);
                continue;
            }
            Note(reader, token, last, log);
            last = token;
            if (token == MimeToken.PartStart)
            {
                FindingException.Unless(reader.Depth == depth++, "a part starts at a wrong depth");
                if (skips && ++parts % 2 == 0) reader.SkipPart();
            }
            else if (token == MimeToken.PartEnd) FindingException.Unless(reader.Depth == --depth, "a part ends at a wrong depth");
            else if (token == MimeToken.MessageEnd) break;
        }
        FindingException.Unless(depth == 0, "parts are open at the end");
        FindingException.Unless(GC.GetAllocatedBytesForCurrentThread() - memory < 1 << 17, "it takes memory");
    }

    private static void Note(MimeReader reader, MimeToken token, MimeToken last, EventLog log)
    {
        ReadOnlySpan<byte> octets = reader.Buffer.AsSpan(reader.Start, reader.Length);
        bool hasOctets = token is MimeToken.Body or MimeToken.HeaderValue;
        FindingException.Unless(octets.IsEmpty || hasOctets || token == MimeToken.HeaderName, "a token has octets");
        if (hasOctets)
        {
            FindingException.Unless(octets.Length > 0, "a piece is empty");
            if (token != last) log.Event("pieces", (int)token);
            log.Slice(octets);
        }
        else if (token == MimeToken.HeaderName)
        {
            log.Event("name", (int)reader.Field);
            log.Text(octets);
        }
        else if (token == MimeToken.PartStart) log.Event("part", (int)reader.Media, (int)reader.Charset, (int)reader.Encoding, reader.IsAttachment ? 1 : 0);
        else if (token == MimeToken.Problem) log.Event("problem", (int)reader.Problem, reader.Offset);
        else log.Event("token", (int)token);
    }
}
