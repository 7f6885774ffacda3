using System;
using System.Linq;
using System.Text;
using System.Threading;
using Pop3Nano.Fuzz.Engine;

namespace Pop3Nano.Fuzz.Running;

/// <summary>Before anything is trusted: the model knows what the RFCs show, and what is wrong is found.</summary>
internal static class SelfCheck
{
    /// <exception cref="InvalidOperationException">Nothing that this program says is worth anything.</exception>
    public static void Run()
    {
        Model();
        WrongModelIsFound();
        HangIsFound();
    }

    // RFC 1939 §10 and §5, RFC 2449 §5, RFC 5034 §6: what comes of them, by hand.
    private static void Model()
    {
        Expect("_+OK POP3 server ready\r\n\u0002UP\n+OK\r\n+OK mrose's maildrop has 2 messages (320 octets)\r\n\u0002TL\n+OK 2 320\r\n+OK 2 messages (320 octets)\r\n1 120\r\n2 200\r\n.\r\n\u0002Q\n+OK dewey\r\n",
            "Greeting 0 0 0 1000|  \"POP3 server ready\"|Write 85 0 0 0|  \"USER ann\\r\\n\"|Write 80 0 0 0|  \"PASS a b\\r\\n\"|Ok 1 1 0 1001|  \"\"|Ok 2 2 0 2000|  \"mrose's maildrop has 2 messages (320 octets)\""
            + "|Write 84 0 0 0|  \"STAT\\r\\n\"|Write 76 0 0 0|  \"LIST\\r\\n\"|Ok 9 3 0 2001|  \"2 320\"|fields 2 320 0 0|Ok 10 4 0 2001|  \"2 messages (320 octets)\"|Line 0 1 120 0|Line 0 2 200 0|End 10 0 0 0"
            + "|Write 81 0 0 0|  \"QUIT\\r\\n\"|Ok 17 5 0 3000|  \"dewey\"|Closed 0 0 0 0");
        Expect("_+OK\r\n\u0002UPM\n+OK\r\n+OK\r\n+OK\r\na\r\n..b\r\n.c\r\n..\r\n.\r\n",
            "Greeting 0 0 0 1000|  \"\"|Write 85 0 0 0|  \"USER ann\\r\\n\"|Write 80 0 0 0|  \"PASS a b\\r\\n\"|Write 77 0 0 0|  \"RETR 7\\r\\n\"|Ok 1 1 0 1002|  \"\"|Ok 2 2 0 2001|  \"\"|Ok 12 3 0 2001|  \"\""
            + "|Octets 0 0 0 0|  octets \"a\\r\\n\"|  octets \".b\\r\\n\"|  octets \".c\\r\\n\"|  octets \".\\r\\n\"|End 12 0 0 0|Closed 0 0 0 0");
        Expect("_+OK\r\n\u0002C\n+OK list\r\nTOP\r\nsasl PLAIN X\r\nEXPIRE 60 USER\r\n.\r\n",
            "Greeting 0 0 0 1000|  \"\"|Write 67 0 0 0|  \"CAPA\\r\\n\"|Ok 8 1 0 1001|  \"list\"|Line 1 0 0 0|  \"TOP\"|Line 4 0 0 0|  \"sasl PLAIN X\"|Line 64 0 0 0|  \"EXPIRE 60 USER\"|End 8 0 0 0"
            + "|capabilities 69 1 -1 60|users 0 1 0 0|Closed 0 0 0 0");
        Expect("_+OK\r\n\u0002" + "A\n+ YWJj\r\n\u0002R\n-ERR [AUTH] no\r\nboo\r\n",
            "Greeting 0 0 0 1000|  \"\"|Write 65 0 0 0|  \"AUTH X\\r\\n\"|Challenge 4 1 0 1001|  \"YWJj\"|Write 82 0 0 0|  \"AQID\\r\\n\"|Err 4 1 5 1000|  \"[AUTH] no\"|Broken 6 0 0 0");
    }

    private static void Expect(string dialogue, string expected)
    {
        var log = new EventLog { Words = [] };
        ModelClient.Run(Encoding.Latin1.GetBytes(dialogue), log);
        string found = string.Join('|', log.Words);
        if (found != expected) throw new InvalidOperationException($"The model says {found} where {expected} is right.");
    }

    // A model that forgets the byte-stuffing must be found out, and the case's number must find it again.
    private static void WrongModelIsFound()
    {
        var run = new TargetRun(new WrongTarget(), 1);
        run.Run(100_000, TimeSpan.FromSeconds(600));
        if (run.Findings.Count == 0) throw new InvalidOperationException("A wrong model was not found out.");
        var again = new TargetRun(new WrongTarget(), 1);
        again.Numbered(long.Parse(run.Findings[0].Case.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        if (again.Findings.Count != 1 || !again.Findings[0].Octets.AsSpan().SequenceEqual(run.Findings[0].Octets)) throw new InvalidOperationException("A case was not the same again.");
    }

    private static void HangIsFound()
    {
        using var target = new HangingTarget();
        var run = new TargetRun(target, 1);
        using (new Watchdog(run, _ => target.Over.Set(), TimeSpan.FromMilliseconds(1))) run.Run(1, TimeSpan.FromSeconds(600));
        if (run.Findings.Count > 0) throw new InvalidOperationException("A case that hangs was not found.");
    }
}
