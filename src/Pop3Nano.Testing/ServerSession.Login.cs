using System;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Testing;

// AUTHORIZATION: greeting, USER and PASS, APOP, STLS (RFC 1939 §4 and §7, RFC 2595 §4).
internal sealed partial class ServerSession
{
    private string _user = "";
    private string _timestamp = "";
    private bool _isUtf8;

    private bool MayLogIn => _isTls || !_options.RequiresTls;

    internal void Greet(ServerReply reply)
    {
        _reply = reply;
        if (_options.Apop)
        {
            long time = _options.Clock.GetUtcNow().ToUnixTimeMilliseconds();
            _timestamp = FormattableString.Invariant($"<{_record.Number}.{time}@localhost>");
        }
        Line(("+OK " + _options.Greeting + " " + _timestamp).Replace("  ", " ", StringComparison.Ordinal).TrimEnd());
    }

    protected override void OnUser(string name)
    {
        if (!_options.User) Unknown();
        else if (!MayLogIn) TlsFirst();
        else
        {
            _user = name;
            // The same answer for every name: who has a mailbox is nobody's business.
            Ok("send PASS");
        }
    }

    protected override void OnPass(string password)
    {
        string user = _user;
        _user = "";
        if (!_options.User) Unknown();
        else if ((_options.ClosesSilently & SilentClose.OnPass) != 0) _reply.After = AfterReply.Close;
        else if (user.Length == 0) Error("send USER first");
        else LogIn(user, mailbox => mailbox.Password == password, LoginInputLoss.AfterPass);
    }

    protected override void OnApop(string name, string digest)
    {
        if (!_options.Apop) Unknown();
        else if (!MayLogIn) TlsFirst();
        else LogIn(name, mailbox => Digest(mailbox.Password) == digest, LoginInputLoss.AfterApop);
    }

    protected override void OnStls()
    {
        if (!_options.Stls) Unknown();
        else if (_isTls) Error("TLS is on already");
        // RFC 6856 §2.1: clients must not, and servers may say so.
        else if (_isUtf8) Error("STLS goes before UTF8");
        else
        {
            Ok("begin TLS");
            _reply.After = AfterReply.StartTls;
        }
    }

    private void TlsFirst() => Error("TLS first");

    private void LogIn(string user, Func<TestMailbox, bool> isRight, LoginInputLoss way)
    {
        TestMailbox? mailbox = _server.FindMailbox(user);
        if (mailbox is null || !isRight(mailbox))
        {
            if ((_options.ClosesSilently & SilentClose.OnFailedLogin) != 0) _reply.After = AfterReply.Close;
            else Error(Pop3ResponseCode.Auth, "wrong name or password");
            return;
        }
        switch (mailbox.TryOpen(this, _options.Clock, _options.LoginDelay, out TestMessage[] messages))
        {
            case LoginRefusal.TooSoon:
                Error(Pop3ResponseCode.LoginDelay, FormattableString.Invariant($"at least {_options.LoginDelay} seconds between logins"));
                break;
            case LoginRefusal.InUse:
                Error(Pop3ResponseCode.InUse, "another session holds the maildrop");
                break;
            default:
                Enter(mailbox, messages);
                _record.LoggedIn(user);
                _reply.LosesInput = (_options.LosesInputBehindLogin & way) != 0;
                break;
        }
    }

    private void Enter(TestMailbox mailbox, TestMessage[] messages)
    {
        _mailbox = mailbox;
        int most = _options.ListsAtMost;
        _messages = most == 0 || messages.Length <= most ? messages : _options.ListsNewest ? messages[^most..] : messages[..most];
        State = Pop3State.Transaction;
        Ok(Contents());
    }

    // RFC 1939 §7: the lower-case hexadecimal MD5 of the timestamp, angle brackets included, and the password.
    [SuppressMessage("Security", "CA5351", Justification = "APOP is MD5 (RFC 1939 §7).")]
    private string Digest(string password)
    {
        byte[] hash = MD5.HashData(Encoding.UTF8.GetBytes(_timestamp + password));
        return Convert.ToHexString(hash).ToLowerInvariant();
    }
}
