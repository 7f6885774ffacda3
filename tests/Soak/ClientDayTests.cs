using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Pop3Nano.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Soak;

/// <summary>One client lives for 24 hours in virtual time, through the same troubles as a device; it is never made anew.</summary>
public sealed class ClientDayTests(ITestOutputHelper output)
{
    private const long Bound = 4_000_000;
    private const int Most = 20000;

    private readonly bool[] _isDone = new bool[Most]; // what a program would note in its own database
    private readonly byte[] _runs = new byte[Most];
    private readonly Dictionary<string, int> _failures = [];
    private int _mailed;

    [Theory, InlineData(4), InlineData(5)]
    public async Task One_client_sees_each_mail_and_removes_it(int seed)
    {
        var random = new Random(seed);
        var clock = new ManualClock();
        using var server = new ChangingServer(clock, losesInput: false);
        var weather = new Weather(server, new SimulatedBoard(clock, random), clock, random);
        using var client = new Pop3Client(new Pop3ClientOptions
        {
            Host = "pop.example.org",
            Username = ChangingServer.User,
            Password = ChangingServer.Password,
            SecurityOptions = SecurityOptions.None,
            Proxy = server,
            Clock = clock,
        });
        DateTimeOffset start = clock.GetUtcNow();
        Footprint? first = null;
        int visits = 0;
        for (int hour = 0; hour < 24; hour++)
        {
            while (clock.GetUtcNow() < start.AddHours(hour + 1))
            {
                weather.Pass();
                for (int mails = random.Next(4) == 0 ? random.Next(1, 12) : 0; mails > 0; mails--) Mail(server.Mailbox, random);
                visits++;
                await VisitAsync(client, isBlocking: weather.IsSilent || random.Next(2) == 0, commits: random.Next(3) > 0);
                clock.Advance(TimeSpan.FromSeconds(random.Next(20) == 0 ? 600 : 25)); // sometimes so long that a checkup is due
            }
            weather.Clear();
            server.Change();
            first ??= new Footprint();
        }
        for (int i = 0; i < 100 && server.Mailbox.Count > 0; i++, clock.Advance(TimeSpan.FromMinutes(1))) await VisitAsync(client, isBlocking: i % 2 == 0, commits: true);
        server.Change();
        string story = $"{visits} visits, {_mailed} mails; {string.Join(", ", _failures.OrderBy(failure => failure.Key).Select(failure => $"{failure.Value} {failure.Key}"))}";
        output.WriteLine(story);

        Assert.Equal(0, server.Mailbox.Count);
        Assert.All(Enumerable.Range(1, _mailed), mail => Assert.Equal(1, _runs[mail]));
        Assert.True(visits > 1000 && _mailed > 500 && _failures.Values.Sum() > 100, story);
        output.WriteLine($"the heap has grown by {await first!.ProveNoGrowth(Bound, story)} octets");
    }

    private void Mail(TestMailbox mailbox, Random random)
    {
        string number = (++_mailed).ToString(CultureInfo.InvariantCulture);
        mailbox.Add($"From: ann@example.org\nSubject: {number}\n\n" + new string('x', random.Next(900)) + "\n.\n", "id" + number);
    }

    // What a program does: list, read what is new, mark, and sometimes leave the commit to a later visit.
    private async Task VisitAsync(Pop3Client client, bool isBlocking, bool commits)
    {
        try
        {
            IReadOnlyList<Pop3MessageInfo> listed = isBlocking ? client.ListMessages() : await client.ListMessagesAsync();
            foreach (Pop3MessageInfo info in listed)
            {
                using (MailMessage mail = isBlocking ? client.FetchMessage(info.SequenceNumber) : await client.FetchMessageAsync(info.SequenceNumber)) Handle(mail);
                if (isBlocking) client.DeleteMessage(info.SequenceNumber);
                else await client.DeleteMessageAsync(info.SequenceNumber);
            }
            if (!commits) return;
            if (isBlocking) client.CommitDeletes();
            else await client.CommitDeletesAsync();
        }
        catch (Exception failure) when (failure is Pop3CommandException or Pop3ProtocolException or TimeoutException or IOException or SocketException)
        {
            string kind = failure.GetType().Name;
            _failures[kind] = _failures.GetValueOrDefault(kind) + 1;
        }
    }

    private void Handle(MailMessage mail)
    {
        int number = int.Parse(mail.Subject!, CultureInfo.InvariantCulture);
        if (_isDone[number]) return;
        _isDone[number] = true;
        _runs[number]++;
    }
}
