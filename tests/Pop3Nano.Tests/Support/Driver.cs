using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Support;

/// <summary>The words of a session, blocking or async: a test that is written once proves both.</summary>
internal sealed class Driver(Pop3Session session, bool blocking) : IDisposable
{
    public Pop3Session Session => session;

    /// <summary>Cancels the async words.</summary>
    public CancellationToken Token { get; set; }

    public async Task Greet()
    {
        if (blocking) session.Greet();
        else await session.GreetAsync(Token);
    }

    public async Task Login(string name, string password, Pop3LoginMethod method = Pop3LoginMethod.Automatic)
    {
        if (blocking) session.Login(name, password, method);
        else await session.LoginAsync(name, password, method, Token);
    }

    public async Task<bool> Login(string name, string password, Pop3LoginMethod method, Pop3Flight behind) =>
        blocking ? session.Login(name, password, method, behind) : await session.LoginAsync(name, password, method, behind, Token);

    public async Task Authenticate(SaslMechanism mechanism)
    {
        if (blocking) session.Authenticate(mechanism);
        else await session.AuthenticateAsync(mechanism, Token);
    }

    public async Task<bool> Authenticate(SaslMechanism mechanism, Pop3Flight behind) =>
        blocking ? session.Authenticate(mechanism, behind) : await session.AuthenticateAsync(mechanism, behind, Token);

    public async Task<Pop3KnownAuthenticationType> Authenticate(Pop3Credentials credentials, Pop3AuthenticationPolicy policy) =>
        blocking ? session.Authenticate(credentials, policy) : await session.AuthenticateAsync(credentials, policy, Token);

    public async Task<bool> Authenticate(Pop3Credentials credentials, Pop3AuthenticationPolicy policy, Pop3Flight behind) =>
        blocking ? session.Authenticate(credentials, policy, behind) : await session.AuthenticateAsync(credentials, policy, behind, Token);

    public async Task<int> Stat() => blocking ? session.Stat() : await session.StatAsync(Token);

    public async Task<long> List(int msg) => blocking ? session.List(msg) : await session.ListAsync(msg, Token);

    public async Task<string> UniqueId(int msg) => blocking ? session.UniqueId(msg) : await session.UniqueIdAsync(msg, Token);

    public async Task<long> Retr(int msg, Stream destination) =>
        blocking ? session.Retr(msg, destination) : await session.RetrAsync(msg, destination, Token);

    public async Task<string> Lang(string range) => blocking ? session.Lang(range) : await session.LangAsync(range, Token);

    public async Task<bool> HasCapability(string token) => blocking ? session.HasCapability(token) : await session.HasCapabilityAsync(token, Token);

    public async Task<bool> Quit() => blocking ? session.Quit() : await session.QuitAsync(Token);

    public async Task<bool> NextReply() => blocking ? session.NextReply() : await session.NextReplyAsync(Token);

    public async Task<bool> ReadLine() => blocking ? session.ReadLine() : await session.ReadLineAsync(Token);

    public async Task<bool> ReadOctets() => blocking ? session.ReadOctets() : await session.ReadOctetsAsync(Token);

    /// <summary>The rest of a message.</summary>
    public async Task<string> Octets()
    {
        var octets = new MemoryStream();
        while (await ReadOctets()) octets.Write(session.Slice);
        return Encoding.UTF8.GetString(octets.ToArray());
    }

    /// <summary>The rest of a listing: each line's message number and text.</summary>
    public async Task<List<string>> Lines(bool sizes = false)
    {
        var lines = new List<string>();
        while (await ReadLine()) lines.Add(sizes ? session.Message + " " + session.Size : session.Message + " " + session.GetText());
        return lines;
    }

    /// <summary>Says the word of a command line, such as "TOP 1 0".</summary>
    public async Task Say(string line)
    {
        string[] parts = line.Split(' ');
        int[] numbers = Array.ConvertAll(parts[1..], p => int.TryParse(p, CultureInfo.InvariantCulture, out int n) ? n : 0);
        switch (parts[0] + (parts.Length > 1 ? " n" : ""))
        {
            case "STAT": await Stat(); break;
            case "LIST": if (blocking) session.List(); else await session.ListAsync(Token); break;
            case "LIST n": await List(numbers[0]); break;
            case "UIDL": if (blocking) session.UniqueIds(); else await session.UniqueIdsAsync(Token); break;
            case "UIDL n": await UniqueId(numbers[0]); break;
            case "RETR n": if (blocking) session.Retr(numbers[0]); else await session.RetrAsync(numbers[0], Token); break;
            case "TOP n": if (blocking) session.Top(numbers[0], numbers[1]); else await session.TopAsync(numbers[0], numbers[1], Token); break;
            case "DELE n": if (blocking) session.Dele(numbers[0]); else await session.DeleAsync(numbers[0], Token); break;
            case "NOOP": if (blocking) session.Noop(); else await session.NoopAsync(Token); break;
            case "RSET": if (blocking) session.Rset(); else await session.RsetAsync(Token); break;
            case "CAPA": if (blocking) session.Capa(); else await session.CapaAsync(Token); break;
            case "STLS": if (blocking) session.StartTls(); else await session.StartTlsAsync(Token); break;
            case "UTF8": if (blocking) session.Utf8(); else await session.Utf8Async(Token); break;
            case "LANG": if (blocking) session.Languages(); else await session.LanguagesAsync(Token); break;
            case "LANG n": await Lang(parts[1]); break;
            case "QUIT": await Quit(); break;
            default: throw new ArgumentException("There is no word for " + line);
        }
    }

    public void Dispose() => session.Dispose();
}
