using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Testing;

// TRANSACTION and UPDATE (RFC 1939 §5, §6 and §7).
internal sealed partial class ServerSession
{
    private readonly HashSet<TestMessage> _marked = [];
    private TestMailbox? _mailbox;
    private TestMessage[] _messages = [];

    protected override void OnStat()
    {
        TestMessage[] kept = Kept();
        Line("+OK " + Listed(DropListing(kept.Length, kept.Sum(m => m.Octets))));
    }

    protected override void OnList() => Listing(Scan);

    protected override void OnList(int msg) => One(msg, Scan);

    protected override void OnUidl()
    {
        if (_options.Uidl) Listing(UniqueId);
        else Unknown();
    }

    protected override void OnUidl(int msg)
    {
        if (_options.Uidl) One(msg, UniqueId);
        else Unknown();
    }

    protected override void OnRetr(int msg)
    {
        if (Find(msg) is not { } message) return;
        Ok(FormattableString.Invariant($"{message.Octets} octets"));
        Stream source = _options.OmitsLastCrlf ? message.OpenWithoutLastCrlf() : message.Open();
        _reply.Add(new MessageSegment(source, MessageSegment.WholeBody, _options, !_options.OmitsLastCrlf));
        if (_options.RemovesRetrieved) _mailbox!.Remove([message]);
    }

    protected override void OnTop(int msg, int lines)
    {
        if (!_options.Top) Unknown();
        else if (Find(msg) is { } message)
        {
            Ok("top of message follows");
            if (_options.TopAnswersTwice) Ok("top of message follows");
            Stream source = _options.TopLimit > 0 ? message.OpenBeginning(_options.TopLimit) : message.Open();
            _reply.Add(new MessageSegment(source, lines, _options, completesLastLine: true));
        }
    }

    protected override void OnDele(int msg)
    {
        if (Find(msg) is not { } message) return;
        _marked.Add(message);
        Ok("marked");
        if (_options.BlankLineAfterDele) Line("");
    }

    protected override void OnNoop() => Ok("");

    protected override void OnRset()
    {
        _marked.Clear();
        Ok(Contents());
    }

    // Only QUIT in TRANSACTION enters UPDATE (RFC 1939 §6). The lock is given back before the reply, so the client may come again at once.
    protected override void OnQuit()
    {
        if (State == Pop3State.Transaction)
        {
            State = Pop3State.Update;
            _mailbox!.Remove(_marked);
            _mailbox.Release(this);
        }
        if ((_options.ClosesSilently & SilentClose.OnQuit) == 0) Ok("bye");
        _reply.After = AfterReply.Close;
    }

    private string Scan(int msg, TestMessage message) =>
        message.ListedSize is { } listed ? UniqueIdListing(msg, listed) : ScanListing(msg, message.Octets + _options.ListedSizeSurplus);

    private static string UniqueId(int msg, TestMessage message) => UniqueIdListing(msg, message.UniqueId);

    private void One(int msg, Func<int, TestMessage, string> spell)
    {
        if (Find(msg) is { } message) Line("+OK " + Listed(spell(msg, message)));
    }

    private void Listing(Func<int, TestMessage, string> spell)
    {
        Ok(Contents());
        var lines = new StringBuilder();
        int passed = 0; // marked messages that take no number with them
        for (int i = 0; i < _messages.Length; i++)
        {
            bool isMarked = _marked.Contains(_messages[i]);
            if (isMarked && _options.RenumbersListings) passed++;
            if (isMarked || _options.LeftOutOfListings.Contains(i + 1)) continue;
            lines.Append(Listed(spell(i + 1 - passed, _messages[i]))).Append(LineEnd);
        }
        Lines(lines);
    }

    private string Listed(string fields)
    {
        if (_options.ExtraBlanksInListings) fields = fields.Replace(" ", "   ", StringComparison.Ordinal) + " ";
        return _options.ExtraWordsInListings ? fields.TrimEnd() + " extra words" : fields;
    }

    // Null, and the reply is made, if there is no such message or it is marked.
    private TestMessage? Find(int msg)
    {
        if (msg <= _messages.Length && !_marked.Contains(_messages[msg - 1])) return _messages[msg - 1];
        Error("no such message");
        return null;
    }

    private TestMessage[] Kept() => _marked.Count == 0 ? _messages : [.. _messages.Where(m => !_marked.Contains(m))];

    private string Contents()
    {
        TestMessage[] kept = Kept();
        return FormattableString.Invariant($"{kept.Length} messages ({kept.Sum(m => m.Octets)} octets)");
    }
}
