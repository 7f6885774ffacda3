using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Interop;

/// <summary>A session behind one face, so that each test runs with both drivers.</summary>
public sealed class Caller : IDisposable
{
    private readonly Driver _driver;
    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(20));

    private Caller(Driver driver, Pop3Session session)
    {
        _driver = driver;
        Session = session;
    }

    /// <summary>The session itself: what it has read is the same with both drivers.</summary>
    public Pop3Session Session { get; }

    private bool IsAsync => _driver == Driver.Async;

    private CancellationToken Limit => _limit.Token;

    /// <summary>A short deadline, lest a test that fails hangs.</summary>
    public static Pop3SessionOptions Options() => new() { Timeout = 15000 };

    public static Task<Caller> Connect(Driver driver, Pop3Endpoint endpoint) => Connect(driver, endpoint, new Pop3ServerProfile());

    public static async Task<Caller> Connect(Driver driver, Pop3Endpoint endpoint, Pop3ServerProfile profile)
    {
        return new Caller(driver, driver == Driver.Async
            ? await Pop3Session.ConnectAsync(endpoint, Options(), profile, CancellationToken.None)
            : Pop3Session.Connect(endpoint, Options(), profile));
    }

    public async Task Capa()
    {
        if (IsAsync) await Session.CapaAsync(Limit);
        else Session.Capa();
    }

    public async Task Login(Account account, Pop3LoginMethod method = Pop3LoginMethod.Automatic)
    {
        if (IsAsync) await Session.LoginAsync(account.Name, account.Password, method, Limit);
        else Session.Login(account.Name, account.Password, method);
    }

    public async Task<bool> Login(Account account, Pop3LoginMethod method, Pop3Flight behind)
    {
        return IsAsync ? await Session.LoginAsync(account.Name, account.Password, method, behind, Limit) : Session.Login(account.Name, account.Password, method, behind);
    }

    public async Task Authenticate(SaslMechanism mechanism)
    {
        if (IsAsync) await Session.AuthenticateAsync(mechanism, Limit);
        else Session.Authenticate(mechanism);
    }

    public async Task<bool> Authenticate(SaslMechanism mechanism, Pop3Flight behind) =>
        IsAsync ? await Session.AuthenticateAsync(mechanism, behind, Limit) : Session.Authenticate(mechanism, behind);

    public async Task<Pop3KnownAuthenticationType> Authenticate(Pop3Credentials credentials, Pop3AuthenticationPolicy policy) =>
        IsAsync ? await Session.AuthenticateAsync(credentials, policy, Limit) : Session.Authenticate(credentials, policy);

    public async Task<int> Stat() => IsAsync ? await Session.StatAsync(Limit) : Session.Stat();

    public async Task List()
    {
        if (IsAsync) await Session.ListAsync(Limit);
        else Session.List();
    }

    public async Task<long> List(int msg) => IsAsync ? await Session.ListAsync(msg, Limit) : Session.List(msg);

    public async Task UniqueIds()
    {
        if (IsAsync) await Session.UniqueIdsAsync(Limit);
        else Session.UniqueIds();
    }

    public async Task<string> UniqueId(int msg) => IsAsync ? await Session.UniqueIdAsync(msg, Limit) : Session.UniqueId(msg);

    public async Task<bool> ReadLine() => IsAsync ? await Session.ReadLineAsync(Limit) : Session.ReadLine();

    public async Task<bool> NextReply() => IsAsync ? await Session.NextReplyAsync(Limit) : Session.NextReply();

    /// <summary>What is left of the present reply, read slice by slice.</summary>
    public async Task<string> Body()
    {
        var text = new StringBuilder();
        while (IsAsync ? await Session.ReadOctetsAsync(Limit) : Session.ReadOctets()) text.Append(Encoding.UTF8.GetString(Session.Slice));
        return text.ToString();
    }

    public async Task<string> Retr(int msg)
    {
        if (IsAsync) await Session.RetrAsync(msg, Limit);
        else Session.Retr(msg);
        return await Body();
    }

    public async Task<long> Retr(int msg, Stream destination) => IsAsync ? await Session.RetrAsync(msg, destination, Limit) : Session.Retr(msg, destination);

    public async Task<string> Top(int msg, int lines)
    {
        if (IsAsync) await Session.TopAsync(msg, lines, Limit);
        else Session.Top(msg, lines);
        return await Body();
    }

    public async Task Dele(int msg)
    {
        if (IsAsync) await Session.DeleAsync(msg, Limit);
        else Session.Dele(msg);
    }

    public async Task Rset()
    {
        if (IsAsync) await Session.RsetAsync(Limit);
        else Session.Rset();
    }

    public async Task Noop()
    {
        if (IsAsync) await Session.NoopAsync(Limit);
        else Session.Noop();
    }

    public async Task<bool> Quit() => IsAsync ? await Session.QuitAsync(Limit) : Session.Quit();

    public void Dispose()
    {
        Session.Dispose();
        _limit.Dispose();
    }
}
