using System.Collections.Generic;
using Pop3Nano.Fuzz.Commands;
using Pop3Nano.Fuzz.Engine;
using Pop3Nano.Fuzz.Mime;
using Pop3Nano.Fuzz.Proxies;
using Pop3Nano.Fuzz.Query;
using Pop3Nano.Fuzz.Sasl;
using Pop3Nano.Fuzz.Server;
using Pop3Nano.Fuzz.Session;
using Pop3Nano.Fuzz.Settings;

namespace Pop3Nano.Fuzz.Running;

/// <summary>Every target, group by group.</summary>
internal static class AllTargets
{
    public static List<FuzzTarget> Make() =>
    [
        new DialogueTarget(), new ListingTarget(), new CapabilityTarget(), new CodeTarget(), new ArgumentTarget(),
        new SessionTarget(),
        new ServerTarget(),
        new ReaderTarget(), new DeviceMailTarget(), new HeaderTarget(), new AddressTarget(), new DateTarget(), new WordTarget(), new ParameterTarget(), new MessageTarget(),
        new QueryTarget(),
        new SignedTarget(), new JournalTarget(),
        new Socks4Target(), new Socks5Target(), new HttpTarget(),
        new ScramTarget(), new DigestTarget(), new OAuthTarget(), new NtlmTarget(), new SpnegoTarget(), new TokenTarget(), new Base64Target(),
        new UriTarget(), new ProfileTarget(), new TableTarget(), new BoardTarget(),
    ];
}
