using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;

namespace Pop3Nano.Fuzz.Engine;

// The capability list (RFC 2449).
internal sealed partial class ModelClient
{
    private static readonly List<string> Names =
        ["TOP", "USER", "SASL", "RESP-CODES", "LOGIN-DELAY", "PIPELINING", "EXPIRE", "UIDL", "IMPLEMENTATION", "STLS", "AUTH-RESP-CODE", "UTF8", "LANG"];

    private static readonly List<string> Mechanisms =
    [
        "PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS", "SCRAM-SHA-512", "SCRAM-SHA-512-PLUS",
        "EXTERNAL", "ANONYMOUS", "XOAUTH2", "OAUTHBEARER", "NTLM", "GSSAPI", "GSS-SPNEGO",
    ];

    private readonly HashSet<string> _capabilities = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _withUser = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _mechanisms = new(StringComparer.OrdinalIgnoreCase);
    private long _loginDelay = -1;
    private long _expire = -1;

    private void ForgetCapabilities()
    {
        _capabilities.Clear();
        _withUser.Clear();
        _mechanisms.Clear();
        _loginDelay = _expire = -1;
    }

    private void ReadCapability(string line)
    {
        // GNU mailutils forgets the blank: EXPIRE30.
        string spaced = line.StartsWith("EXPIRE", StringComparison.OrdinalIgnoreCase) ? line[..6] + " " + line[6..] : line;
        string[] words = spaced.Split(Blanks);
        string name = words[0];
        string[] parameters = [.. words.Skip(1).Where(word => word.Length > 0)];
        int index = Names.FindIndex(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (index >= 0) _capabilities.Add(name);
        if (Same(name, "SASL")) _mechanisms.UnionWith(parameters);
        if (Same(name, "LOGIN-DELAY")) _loginDelay = Period(parameters);
        if (Same(name, "EXPIRE")) _expire = Period(parameters);
        if (parameters.Contains("USER", StringComparer.OrdinalIgnoreCase)) _withUser.Add(name);
        SayLine(0, index < 0 ? 0 : 1 << index, line);
    }

    // NEVER, and all that begins like it, is for ever.
    private static long Period(string[] parameters)
    {
        if (parameters.Length == 0) return -1;
        if (parameters[0][0] is 'N' or 'n') return int.MaxValue;
        string digits = new([.. parameters[0].TakeWhile(char.IsAsciiDigit)]);
        return digits.Length == 0 ? -1 : (long)BigInteger.Min(int.MaxValue, BigInteger.Parse(digits, CultureInfo.InvariantCulture));
    }

    private void SayCapabilities()
    {
        log.Event("capabilities", Bits(Names, _capabilities), Bits(Mechanisms, _mechanisms), _loginDelay, _expire);
        log.Event("users", Has("LOGIN-DELAY"), Has("EXPIRE"), Has("UTF8"));
    }

    private int Has(string name) => _withUser.Contains(name) ? 1 : 0;

    private static int Bits(List<string> all, HashSet<string> some) => Enumerable.Range(0, all.Count).Sum(i => some.Contains(all[i]) ? 1 << i : 0);

    private static bool Same(string word, string name) => word.Equals(name, StringComparison.OrdinalIgnoreCase);
}
