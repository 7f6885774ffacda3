using System.Collections.Generic;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>
/// A handler of whole batches hears whether it has seen everything: one mail that could not be read is enough for a no. The first time that happens
/// it does not hear at all: the next poll tries again.
/// </summary>
public class MissedMailTests
{
    [Theory]
    [InlineData(false, false, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)] // without TOP it is read whole
    [InlineData(true, true, false)]
    public void It_has_seen_all_if_every_mail_was_read(bool retrRefused, bool topRefused, bool all)
    {
        Batch batch = null!;
        using var bench = new PollBench(options: options => options.HeadFirstSize = 1000, handler: inner => batch = new Batch(inner));
        bench.Mail("led on");
        bench.Mailbox.Add("Subject: led off\n\n" + new string('x', 2000) + "\n"); // its head comes first
        if (retrRefused) bench.Server.On("RETR").Reply("-ERR not now\r\n");
        if (topRefused) bench.Server.On("TOP").Reply("-ERR what?\r\n");
        bench.PollWell();
        if (retrRefused)
        {
            Assert.Empty(batch.Heard);
            bench.PollWell();
        }
        Assert.Equal([all], batch.Heard);
    }

    private sealed class Batch(IMailHandler inner) : IMailBatchHandler
    {
        public List<bool> Heard { get; } = [];

        public MailVerdict Handle(PolledMail mail) => inner.Handle(mail);

        public void PollEnded(bool confirmed) => inner.PollEnded(confirmed);

        public void PollBegins()
        {
        }

        public void MailsRead(bool all) => Heard.Add(all);

        public MailVerdict Verdict(int number) => MailVerdict.Done;
    }
}
