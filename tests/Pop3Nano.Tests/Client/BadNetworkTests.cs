using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>
/// A client lists, fetches, marks and commits over real sockets while the network breaks at one octet after the other. However that ends: the
/// failure is of the right kind and in time, no mark is lost without a word, no socket is left, and the next call works.
/// </summary>
public sealed class BadNetworkTests : IAsyncDisposable
{
    private const int Patience = 2000;

    private readonly Pop3TestServer _server = new(new Pop3TestServerOptions { SaslMechanisms = [], KeepsTranscript = false });
    private FaultProxy _proxy = null!; // made by Start
    private bool _isTls;
    private int _accounts;

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 61)]
    public async Task A_cut_behind_any_octet(bool isTls, int stride) => await Everywhere(isTls, stride, Fault.Cut, IsLost);

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 61)]
    public async Task A_reset_behind_any_octet(bool isTls, int stride) =>
        // A reset may overtake the end of connecting itself: that is the platform's failure to connect.
        await Everywhere(isTls, stride, Fault.Reset, failure => IsLost(failure) || failure is SocketException);

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 121)]
    public async Task Half_a_close_behind_some_octets(bool isTls, int stride) => await Everywhere(isTls, stride, Fault.HalfClose, IsLost);

    [Theory]
    [InlineData(false, 123)]
    [InlineData(true, 701)]
    public async Task Silence_behind_some_octets(bool isTls, int stride) => await Everywhere(isTls, stride, Fault.Stall, failure => failure is TimeoutException);

    [Fact]
    public async Task Under_TLS_a_turned_bit_never_passes() =>
        await Everywhere(isTls: true, 61, octet => Fault.FlipBit(octet, (int)(octet % 8)), failure => IsLost(failure) || failure is TimeoutException);

    [Theory, InlineData(false), InlineData(true)]
    public async Task Pieces_of_any_size_make_no_difference(bool isTls)
    {
        Start(isTls);
        foreach (int size in (int[])[1, 2, 3, 7, 100]) Assert.Null(await Break(Fault.Segments(size), size % 2 == 0));
    }

    public async ValueTask DisposeAsync()
    {
        if (_proxy is not null) await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    private static bool IsLost(Exception failure) => failure is Pop3ConnectionLostException or Pop3TlsException;

    private void Start(bool isTls)
    {
        _isTls = isTls;
        _server.Start();
        _proxy = new FaultProxy(isTls ? _server.TlsPort : _server.Port);
    }

    private async Task Everywhere(bool isTls, int stride, Func<long, Fault> fault, Func<Exception, bool> isRight)
    {
        Start(isTls);
        Assert.Null(await Break(Fault.None, blocking: true));
        long whole = _proxy.OctetsFromServer(1);
        int failures = 0;
        for (long octets = 0; octets < whole; octets += stride)
        {
            Exception? failure = await Break(fault(octets), blocking: octets / stride % 2 == 0);
            if (failure is null) continue;
            failures++;
            Assert.True(isRight(failure), $"{fault(octets)} of {whole}: {failure}");
        }
        Assert.True(failures > whole / stride / 2, $"{failures} failures behind {whole} octets");
    }

    // One story with one fault; what must hold however it ends.
    private async Task<Exception?> Break(Fault fault, bool blocking)
    {
        string name = "tim" + ++_accounts;
        TestMailbox mailbox = _server.AddMailbox(name, "secret");
        mailbox.IsShared = true; // the server may hear of the end after the client has come back
        for (int i = 0; i < 2; i++) mailbox.Add("Subject: a mail\n\n.dots\n");
        _proxy.FromServer(_proxy.Connections + 1, fault);
        var marks = new List<int>();
        Exception? failure = null;
        var watch = Stopwatch.StartNew();
        using (Pop3Client client = Client(name))
        {
            try
            {
                await Story(client, marks, blocking);
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                failure = e;
            }
            Assert.True(watch.ElapsedMilliseconds < 10 * Patience + 5000, $"{fault} took {watch.ElapsedMilliseconds} ms");
            if (failure is null) Assert.Equal(1, mailbox.Count);
            else ProveToldOfMarks(client, failure, marks, fault);
            client.Timeout = 20000;
            client.GreetingTimeout = 20000;
            Assert.Equal(mailbox.Count, blocking ? client.GetMessageCount() : await client.GetMessageCountAsync());
        }
        Assert.True(await _proxy.WaitForIdleAsync(TimeSpan.FromSeconds(20)), $"{fault}: a socket is left");
        return failure;
    }

    // The failure itself names the marks that went down, or the next call does, once.
    private static void ProveToldOfMarks(Pop3Client client, Exception failure, List<int> marks, Fault fault)
    {
        if (marks.Count == 0) return;
        Pop3ConnectionLostException? lost = failure as Pop3ConnectionLostException;
        if (lost is not { LostMarks.Count: > 0 }) lost = Assert.Throws<Pop3ConnectionLostException>(() => client.GetMessageCount());
        Assert.True(lost.LostMarks.Count == 1 && lost.LostMarks[0] == marks[0], $"{fault}: {lost}");
    }

    private static async Task Story(Pop3Client client, List<int> marks, bool blocking)
    {
        if (blocking)
        {
            client.ListMessages();
            client.FetchMessage(1).Dispose();
            client.DeleteMessage(1);
            marks.Add(1);
            client.CommitDeletes();
            return;
        }
        await client.ListMessagesAsync();
        (await client.FetchMessageAsync(1)).Dispose();
        await client.DeleteMessageAsync(1);
        marks.Add(1);
        await client.CommitDeletesAsync();
    }

    private Pop3Client Client(string name) => new("localhost", _proxy.Port, name, "secret", _isTls ? SecurityOptions.SSLImplicit : SecurityOptions.None)
    {
        Timeout = Patience,
        GreetingTimeout = Patience,
        TrustedCertificates = _isTls ? Encoding.ASCII.GetBytes(_server.CaCertificatePem) : [],
    };
}
