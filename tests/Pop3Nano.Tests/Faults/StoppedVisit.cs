using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Faults;

/// <summary>STLS, capabilities, login, listing, fetch, deletion and QUIT over one <see cref="StoppedChannel"/>, and what must hold wherever it is stopped.</summary>
internal sealed class StoppedVisit : IDisposable
{
    private const string Password = "corr3ct-h0rse";

    private readonly CancellationTokenSource _cancel = new();
    private readonly StopWay _way;
    private readonly Driver _driver;
    private readonly RecordingTrace _trace = new();

    private StoppedVisit(StopWay way, int operation, Pop3ServerProfile profile)
    {
        _way = way;
        Profile = profile;
        Channel = new StoppedChannel(operation, way.Moment);
        var session = new Pop3Session(Channel, new Pop3SessionOptions(), profile);
        session.Engine.TraceTo(_trace);
        _driver = new Driver(session, way.Blocking) { Token = way.ByToken ? _cancel.Token : default };
        Channel.Stop = way.ByToken ? _cancel.Cancel : DisposeElsewhere;
    }

    public static string[] Logins { get; } = ["USER", "PLAIN", "PLAIN in two steps", "LOGIN", "a long token", "USER, and the flight with it"];

    public StoppedChannel Channel { get; }

    public Pop3ServerProfile Profile { get; }

    /// <summary>What was thrown, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Whether QUIT was confirmed.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>Makes the visit, and stops it in this operation of the channel's; -1: in none.</summary>
    public static async Task<StoppedVisit> Make(StopWay way, int operation)
    {
        var visit = new StoppedVisit(way, operation, way.Login == Logins[^1] ? await TaughtProfile.Of(Pop3LoginTrap.KeepsInput) : new Pop3ServerProfile());
        try
        {
            await visit.Go();
        }
        catch (Exception failure)
        {
            visit.Failure = failure;
        }
        await visit.Prove();
        return visit;
    }

    public void Dispose()
    {
        _driver.Dispose();
        _cancel.Dispose();
    }

    public override string ToString() => $"{_way}: wrote {Channel.Written.Replace("\r\n", " | ", StringComparison.Ordinal)}confirmed: {IsConfirmed}, {Failure}";

    private async Task Go()
    {
        bool isBehind = _way.Login == Logins[^1];
        await _driver.Greet();
        if (!isBehind)
        {
            await _driver.Say("STLS");
            await _driver.Say("CAPA");
        }
        var flight = new Pop3Flight();
        flight.List();
        flight.Retr(1);
        flight.Dele(1);
        if (isBehind) Assert.True(await _driver.Login("tim", Password, Pop3LoginMethod.UserPass, flight));
        else await LogIn();
        if (!_way.InFlight && !isBehind)
        {
            await _driver.Say("LIST");
            await _driver.Lines(sizes: true);
            await _driver.Retr(1, Stream.Null);
            await _driver.Say("DELE 1");
        }
        else
        {
            if (!isBehind) _driver.Session.Start(flight);
            while (await _driver.NextReply())
            {
                while (await _driver.ReadOctets())
                {
                }
            }
        }
        IsConfirmed = await _driver.Quit();
    }

    private Task LogIn() => _way.Login switch
    {
        "USER" => _driver.Login("tim", Password, Pop3LoginMethod.UserPass),
        "PLAIN" => _driver.Login("tim", Password, Pop3LoginMethod.Plain),
        "PLAIN in two steps" => _driver.Authenticate(new PlainMechanism("tim" + new string('m', 200), Password)),
        "LOGIN" => _driver.Login("tim", Password, Pop3LoginMethod.Login),
        _ => _driver.Authenticate(new XOAuth2Mechanism("tim", Password + new string('t', 4000))),
    };

    private void DisposeElsewhere()
    {
        var other = new Thread(_driver.Session.Dispose);
        other.Start();
        other.Join();
    }

    // What holds however it went.
    private async Task Prove()
    {
        Pop3Session session = _driver.Session;
        if (Failure == null) Assert.True(IsConfirmed, ToString());
        if (Failure != null) Assert.True(_way.ByToken ? Failure is OperationCanceledException : Failure is Pop3ConnectionLostException or InvalidOperationException, ToString());
        // It is over, the connection is closed, and nothing of the password is left.
        Assert.True(session.IsOver && Channel.IsClosed, ToString());
        HoldsNoPassword();
        // What comes next is refused, and not an octet of it goes out.
        string written = Channel.Written;
        int operations = Channel.Operations;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _driver.Say("NOOP"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _driver.Quit());
        await Assert.ThrowsAsync<InvalidOperationException>(() => _driver.Login("tim", Password, Pop3LoginMethod.UserPass));
        Assert.Equal((written, operations), (Channel.Written, Channel.Operations));
        HoldsNoPassword();
        // That we went away says nothing about the server.
        Assert.False(Profile.NeedsTwoSteps, ToString());
        Assert.NotEqual(Pop3LoginTrap.LosesInput, Profile.LoginTrap);
        Assert.False(Profile.KnowsBefore && Profile.Before == Pop3Capabilities.None, ToString());
    }

    private void HoldsNoPassword()
    {
        string all = Encoding.Latin1.GetString(_trace.SendBuffer) + _trace.Text + Failure;
        Assert.DoesNotContain(Password, all, StringComparison.Ordinal);
        byte[] octets = Encoding.UTF8.GetBytes(Password);
        // Base64 of it behind 0, 1 or 2 other octets: the middle is always the same.
        for (int shift = 0; shift < 3; shift++) Assert.DoesNotContain(Convert.ToBase64String([.. new byte[shift], .. octets])[4..^4], all, StringComparison.Ordinal);
    }
}
