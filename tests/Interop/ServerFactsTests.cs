using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>The table of the README says of each server what it does: asked octet by octet, without the library.</summary>
[Collection(SharedServers.Collection)]
public sealed class ServerFactsTests(SharedServers shared)
{
    [EveryServerTheory]
    [MemberData(nameof(Rows.EveryServer), MemberType = typeof(Rows))]
    public void The_README_says_what_the_server_does(ServerKind kind)
    {
        int port = shared[kind].Port;
        string row = $"| {kind} | {Capabilities(port, "")} | {Capabilities(port, Login())} | {Behind(port, Login(), 3)} | {Behind(port, AuthPlain(), 2)} |";
        string[] readme = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "README.md"));
        Assert.True(readme.Contains(row), "The README has no such line: " + row);

        string Login()
        {
            Account account = shared[kind].TakeAccount();
            return $"USER {account.Name}\r\nPASS {account.Password}\r\n";
        }

        string AuthPlain()
        {
            Account account = shared[kind].TakeAccount();
            return "AUTH PLAIN " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{account.Name}\0{account.Password}")) + "\r\n";
        }
    }

    // The lines of CAPA, but for a version; "none": the server does not know the word.
    private static string Capabilities(int port, string login)
    {
        using var talk = new RawTalk(port);
        if (login.Length > 0) Assert.Equal(2, talk.Ask(login, 2).Length);
        string[] lines = talk.Ask("CAPA\r\n", int.MaxValue, ".");
        if (lines is not [['+', ..], ..]) return "none";
        return string.Join(", ", lines[1..^1].Select(line => line.StartsWith("IMPLEMENTATION", StringComparison.Ordinal) ? "IMPLEMENTATION" : line));
    }

    // Whether a NOOP in the login's own segment is answered.
    private static string Behind(int port, string login, int replies)
    {
        using var talk = new RawTalk(port);
        string[] lines = talk.Ask(login + "NOOP\r\n", replies);
        if (login.StartsWith("AUTH", StringComparison.Ordinal) && lines[0].StartsWith('-')) return "refused";
        return lines.Length == replies && lines.All(line => line.StartsWith('+')) ? "kept" : "lost";
    }
}
