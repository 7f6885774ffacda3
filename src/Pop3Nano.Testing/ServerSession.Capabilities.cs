using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Testing;

// CAPA (RFC 2449 §5), UTF8 and LANG (RFC 6856).
internal sealed partial class ServerSession
{
    protected override void OnCapa()
    {
        if (!_options.Capa || (_options.CapaBeforeLoginOnly && State == Pop3State.Transaction))
        {
            Unknown();
            return;
        }
        Ok("capability list follows");
        var lines = new StringBuilder();
        foreach (string line in Capabilities()) lines.Append(line).Append(LineEnd);
        Lines(lines);
    }

    protected override void OnUtf8()
    {
        if (!_options.Utf8)
        {
            Unknown();
            return;
        }
        _isUtf8 = true;
        Ok("UTF-8 it is");
    }

    protected override void OnLang()
    {
        if (_options.Languages.Count == 0)
        {
            Unknown();
            return;
        }
        Ok("language listing follows");
        var lines = new StringBuilder();
        foreach (string language in _options.Languages) lines.Append(LanguageListing(language)).Append(LineEnd);
        Lines(lines);
    }

    // RFC 6856 §3: "*" asks for the server's own choice.
    protected override void OnLang(string range)
    {
        string? language = range == "*" ? (_options.Languages.Count > 0 ? _options.Languages[0] : null)
            : _options.Languages.Where(l => Fits(Tag(l), range)).MinBy(l => Tag(l).Length);
        if (_options.Languages.Count == 0) Unknown();
        else if (language is null) Error("no such language");
        else Line("+OK " + language);
    }

    private static string Tag(string language) => language.Split(' ')[0];

    // A range takes in the tags that say more than it does (RFC 4647 §3.3.1).
    private static bool Fits(string tag, string range) =>
        tag.StartsWith(range, StringComparison.OrdinalIgnoreCase) && (tag.Length == range.Length || tag[range.Length] == '-');

    private IEnumerable<string> Capabilities()
    {
        bool isIn = State == Pop3State.Transaction;
        return (isIn ? _options.CapabilitiesAfterLogin : _options.CapabilitiesBeforeLogin)
            ?? LoginCapabilities().Concat(OtherCapabilities()).Concat(_options.ExtraCapabilities);
    }

    // RFC 2449 §5: what is announced before the login is announced after it, too.
    private IEnumerable<string> LoginCapabilities()
    {
        if (_options.User && MayLogIn) yield return Pop3Names.Of(Pop3Capabilities.User);
        if (_options.SaslMechanisms.Count > 0 && MayLogIn)
        {
            yield return Pop3Names.Of(Pop3Capabilities.Sasl) + " " + string.Join(' ', _options.SaslMechanisms);
        }
        // RFC 2595 §4, §8: not announced once TLS is on, nor after the login.
        if (_options.Stls && !_isTls && State == Pop3State.Authorization) yield return Pop3Names.Of(Pop3Capabilities.Stls);
        if (_options.Utf8) yield return Pop3Names.Of(Pop3Capabilities.Utf8);
    }

    private IEnumerable<string> OtherCapabilities()
    {
        if (_options.Top) yield return Pop3Names.Of(Pop3Capabilities.Top);
        if (_options.Uidl) yield return Pop3Names.Of(Pop3Capabilities.Uidl);
        if (_options.Pipelining) yield return Pop3Names.Of(Pop3Capabilities.Pipelining);
        if (_options.ResponseCodes)
        {
            yield return Pop3Names.Of(Pop3Capabilities.RespCodes);
            yield return Pop3Names.Of(Pop3Capabilities.AuthRespCode);
        }
        if (_options.LoginDelay > 0)
        {
            yield return Pop3Names.Of(Pop3Capabilities.LoginDelay) + " " + _options.LoginDelay.ToString(CultureInfo.InvariantCulture);
        }
        if (_options.Expire.Length > 0) yield return Pop3Names.Of(Pop3Capabilities.Expire) + " " + Expire();
        if (_options.Languages.Count > 0) yield return Pop3Names.Of(Pop3Capabilities.Lang);
        if (_options.Implementation.Length > 0) yield return Pop3Names.Of(Pop3Capabilities.Implementation) + " " + _options.Implementation;
    }

    // RFC 2449 §6.7: USER says before the login that the true value comes after it.
    private string Expire() => State == Pop3State.Transaction ? _options.Expire.Split(' ')[0] : _options.Expire;
}
