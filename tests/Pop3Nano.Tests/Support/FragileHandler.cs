using System;
using Pop3Nano.Commands;

namespace Pop3Nano.Tests.Support;

/// <summary>A handler that fails for subjects that begin with "fail", and passes on all others.</summary>
internal sealed class FragileHandler(IMailHandler inner) : IMailHandler
{
    public int Failures { get; private set; }

    public MailVerdict Handle(PolledMail mail)
    {
        if (mail.Content.GetSubject() == "later") return MailVerdict.Later;
        if (!mail.Content.GetSubject().StartsWith("fail", StringComparison.Ordinal)) return inner.Handle(mail);
        Failures++;
        throw new InvalidOperationException("a fault of the program");
    }

    public void PollEnded(bool confirmed) => inner.PollEnded(confirmed);
}
