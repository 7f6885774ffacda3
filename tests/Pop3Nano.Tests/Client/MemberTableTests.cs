using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>The client's members with their types and defaults, as a user counts on them.</summary>
public class MemberTableTests
{
    // type, name, settable, default
    public static TheoryData<Type, string, bool, object?> Properties => new()
    {
        { typeof(bool), "EnableLogger", true, false },
        { typeof(string), "LogFileName", true, null },
        { typeof(bool), "UseDateInLogFileName", true, false },
        { typeof(EncryptionProtocols), "SupportedEncryption", true, EncryptionProtocols.Tls12 | EncryptionProtocols.Tls13 },
        { typeof(string), "Host", true, null },
        { typeof(int), "Port", true, 0 },
        { typeof(int), "DefaultPort", false, 995 },
        { typeof(string), "Username", true, null },
        { typeof(string), "Password", true, null },
        { typeof(SecurityOptions), "SecurityOptions", true, SecurityOptions.Auto },
        { typeof(bool), "UseAuthentication", true, false },
        { typeof(int), "ConnectionCheckupPeriod", true, 300000 },
        { typeof(bool), "UseDefaultCredentials", true, false },
        { typeof(Pop3Nano.Session.IProxyClient), "Proxy", true, null },
        { typeof(int), "Timeout", true, 100000 },
        { typeof(int), "GreetingTimeout", true, 10000 },
        { typeof(string), "AccessToken", true, null },
        { typeof(ITokenProvider), "TokenProvider", true, null },
        { typeof(ConnectionState), "ConnectionState", false, ConnectionState.Closed },
        { typeof(IConnection), "CurrentConnection", false, null },
        { typeof(ConnectionAsgmtMode), "ConnectionAsgmtMode", true, ConnectionAsgmtMode.UseMainOrDefault },
        { typeof(MultiConnectionMode), "UseMultiConnection", true, MultiConnectionMode.Disable },
        { typeof(int), "ConnectionsQuantity", true, 3 },
        { typeof(Pop3KnownAuthenticationType), "AllowedAuthentication", true, Pop3KnownAuthenticationType.All & ~Pop3KnownAuthenticationType.Anonymous },
        { typeof(Pop3KnownAuthenticationType), "SupportedAuthentication", false, Pop3KnownAuthenticationType.None },
        { typeof(System.Security.Cryptography.X509Certificates.X509CertificateCollection), "ClientCertificates", true, null },
        { typeof(System.Net.Security.RemoteCertificateValidationCallback), "RemoteCertificateValidationCallback", true, null },
        { typeof(System.Security.Cryptography.X509Certificates.X509RevocationMode), "RevocationMode", true, System.Security.Cryptography.X509Certificates.X509RevocationMode.NoCheck },
        { typeof(DeletePolicy), "DeletePolicy", true, DeletePolicy.Explicit },
    };

    // result, name, parameters: each is there blocking and async, and both with a connection in front
    public static TheoryData<Type, string, Type[]> Methods => new()
    {
        { typeof(void), "Noop", [] },
        { typeof(bool), "ValidateCredentials", [] },
        { typeof(string[]), "GetCapabilities", [] },
        { typeof(int), "GetMessageCount", [] },
        { typeof(int), "GetMessageCount", [typeof(bool)] },
        { typeof(long), "GetMailboxSize", [] },
        { typeof(long), "GetMailboxSize", [typeof(bool)] },
        { typeof(Pop3MailboxInfo), "GetMailboxInfo", [] },
        { typeof(Pop3MailboxInfo), "GetMailboxInfo", [typeof(bool)] },
        { typeof(long), "GetMessageSize", [typeof(int)] },
        { typeof(long), "GetMessageSize", [typeof(string)] },
        { typeof(string), "GetMessageUniqueId", [typeof(int)] },
        { typeof(HeaderCollection), "GetMessageHeaders", [typeof(int)] },
        { typeof(HeaderCollection), "GetMessageHeaders", [typeof(string)] },
        { typeof(Pop3MessageInfo), "GetMessageInfo", [typeof(int)] },
        { typeof(Pop3MessageInfo), "GetMessageInfo", [typeof(string)] },
        { typeof(Pop3MessageInfo), "GetMessageInfo", [typeof(int), typeof(Pop3ListFields)] },
        { typeof(Pop3MessageInfo), "GetMessageInfo", [typeof(string), typeof(Pop3ListFields)] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "ListMessages", [] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "ListMessages", [typeof(bool)] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "ListMessages", [typeof(Pop3ListFields)] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "ListMessages", [typeof(IEnumerable<int>)] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "ListMessages", [typeof(IEnumerable<int>), typeof(Pop3ListFields)] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "ListMessages", [typeof(IEnumerable<string>)] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "ListMessages", [typeof(IEnumerable<string>), typeof(Pop3ListFields)] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "ListMessages", [typeof(MailQuery)] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "ListMessages", [typeof(Pop3ListFields), typeof(bool), typeof(MailQuery)] },
        { typeof(void), "LoadMessageInfoList", [typeof(IEnumerable<Pop3MessageInfo>)] },
        { typeof(IReadOnlyList<Pop3MessageInfo>), "LoadMessageInfoList", [typeof(IEnumerable<int>)] },
        { typeof(MailMessage), "FetchMessage", [typeof(int)] },
        { typeof(MailMessage), "FetchMessage", [typeof(string)] },
        { typeof(IReadOnlyList<Pop3FetchResult>), "FetchMessages", [typeof(IEnumerable<int>)] },
        { typeof(IReadOnlyList<Pop3FetchResult>), "FetchMessages", [typeof(IEnumerable<string>)] },
        { typeof(IReadOnlyList<Pop3FetchResult>), "FetchMessages", [typeof(IEnumerable<int>), typeof(IProgress<Pop3Progress>)] },
        { typeof(void), "SaveMessage", [typeof(int), typeof(System.IO.Stream)] },
        { typeof(void), "SaveMessage", [typeof(string), typeof(System.IO.Stream)] },
        { typeof(void), "SaveMessage", [typeof(int), typeof(string)] },
        { typeof(void), "SaveMessage", [typeof(string), typeof(string)] },
        { typeof(void), "SaveMessage", [typeof(int), typeof(System.IO.Stream), typeof(IProgress<long>)] },
        { typeof(void), "SaveMessage", [typeof(string), typeof(System.IO.Stream), typeof(IProgress<long>)] },
        { typeof(void), "SaveMessage", [typeof(int), typeof(string), typeof(IProgress<long>)] },
        { typeof(void), "SaveMessage", [typeof(string), typeof(string), typeof(IProgress<long>)] },
        { typeof(void), "DeleteMessage", [typeof(int)] },
        { typeof(void), "DeleteMessage", [typeof(string)] },
        { typeof(IReadOnlyList<Pop3DeleteResult>), "DeleteMessages", [] },
        { typeof(void), "CommitDeletes", [] },
        { typeof(void), "CommitDeletes", [typeof(int)] },
        { typeof(void), "UndeleteMessages", [] },
    };

    [Theory, MemberData(nameof(Properties))]
    public void A_property_has_its_type_and_default(Type type, string name, bool settable, object? value)
    {
        PropertyInfo property = typeof(Pop3Client).GetProperty(name)!;
        Assert.Equal(type, property.PropertyType);
        Assert.Equal(settable, property.SetMethod is { IsPublic: true });
        using var client = new Pop3Client();
        Assert.Equal(value, property.GetValue(client));
        if (!settable) return;
        property.SetValue(client, property.GetValue(client)); // what is there can be set again
        Assert.Equal(value, property.GetValue(client));
    }

    [Theory, MemberData(nameof(Methods))]
    public void A_method_is_there_in_four_forms(Type result, string name, Type[] parameters)
    {
        Type task = result == typeof(void) ? typeof(Task) : typeof(Task<>).MakeGenericType(result);
        foreach (Type[] front in new Type[][] { [], [typeof(IConnection)] })
        {
            Assert.Equal(result, Method(name, [.. front, .. parameters]).ReturnType);
            MethodInfo async = Method(name + "Async", [.. front, .. parameters, typeof(CancellationToken)]);
            Assert.True(async.ReturnType == task, $"{async} gives {async.ReturnType}");
            Assert.True(async.GetParameters()[^1].IsOptional);
        }
    }

    [Fact]
    public void Connections_are_made_in_four_ways()
    {
        Assert.Equal(typeof(IConnection), Method("CreateConnection", []).ReturnType);
        Assert.Equal(typeof(IConnection), Method("CreateConnection", [typeof(bool)]).ReturnType);
        Assert.Equal(typeof(Task<IConnection>), Method("CreateConnectionAsync", [typeof(CancellationToken)]).ReturnType);
        Assert.Equal(typeof(Task<IConnection>), Method("CreateConnectionAsync", [typeof(bool), typeof(CancellationToken)]).ReturnType);
    }

    [Fact]
    public void Settings_can_be_taken_back_and_unsafe_ones_made_on_purpose()
    {
        using var client = new Pop3Client { EnableLogger = true, LogFileName = "some.log", UseDateInLogFileName = true };
        client.ResetLogSettings();
        Assert.Equal((false, null, false), (client.EnableLogger, client.LogFileName, client.UseDateInLogFileName));
        Assert.Throws<ArgumentException>(() => client.SupportedEncryption = EncryptionProtocols.Tls11 | EncryptionProtocols.Tls12);
        Assert.Throws<ArgumentException>(() => client.SupportedEncryption = (EncryptionProtocols)1);
        client.SetSupportedEncryptionUnsafe(EncryptionProtocols.Tls11 | EncryptionProtocols.Tls12);
        Assert.Equal(EncryptionProtocols.Tls11 | EncryptionProtocols.Tls12, client.SupportedEncryption);
        client.SupportedEncryption = EncryptionProtocols.NotSpecified;
        Assert.Equal((PipeliningMode.Auto, false, false), (client.UsePipelining.ClientMode, client.UsePipelining.SupportedByServer, client.UsePipelining.PipeliningEnabled));
    }

    [Fact]
    public void Enumerations_have_the_members_and_values_that_are_written_down()
    {
        Assert.Equal("None=1 SSLExplicit=2 SSLImplicit=4 SSLAuto=6 Auto=7", Members<SecurityOptions>());
        Assert.Equal("NotSpecified Ssl2 Ssl3 Tls Tls11 Tls12 Tls13", string.Join(' ', Enum.GetNames<EncryptionProtocols>()));
        Assert.Equal("Auto=0 Enabled=1 Disabled=2", Members<PipeliningMode>());
        Assert.Equal("UseMainOrDefault=0 UseMain=1 UseDefault=2", Members<ConnectionAsgmtMode>());
        Assert.Equal("Open=0 Broken=1 Closed=2", Members<ConnectionState>());
        Assert.Equal("Explicit=0 CommitOnDispose=1", Members<DeletePolicy>());
        Assert.Equal("IdOnly=0 Main=1", Members<Pop3ListFields>());
        foreach (string name in "Login OAUTH2 NTLM Plain GSSAPI CramMD5 External Anonymous DigestMD5 User APOP ScramSha1 ScramSha256 ScramSha512 OAuthBearer".Split(' '))
            Assert.True(Enum.IsDefined(Enum.Parse<Pop3KnownAuthenticationType>(name, ignoreCase: true)));
    }

    [Fact]
    public void Constructors_set_what_they_are_given_and_nothing_else()
    {
        Check(new Pop3Client(), null, 0, null, null, SecurityOptions.Auto);
        Check(new Pop3Client("h"), "h", 0, null, null, SecurityOptions.Auto);
        Check(new Pop3Client("h", SecurityOptions.SSLExplicit), "h", 0, null, null, SecurityOptions.SSLExplicit);
        Check(new Pop3Client("h", 1995), "h", 1995, null, null, SecurityOptions.Auto);
        Check(new Pop3Client("h", 1995, SecurityOptions.SSLImplicit), "h", 1995, null, null, SecurityOptions.SSLImplicit);
        Check(new Pop3Client("h", "u", "p"), "h", 0, "u", "p", SecurityOptions.Auto);
        Check(new Pop3Client("h", "u", "p", SecurityOptions.None), "h", 0, "u", "p", SecurityOptions.None);
        Check(new Pop3Client("h", 1995, "u", "p"), "h", 1995, "u", "p", SecurityOptions.Auto);
        Check(new Pop3Client("h", 1995, "u", "p", SecurityOptions.None), "h", 1995, "u", "p", SecurityOptions.None);
        Check(new Pop3Client("h", 1995, "u", "p", useOAuth: false, SecurityOptions.Auto), "h", 1995, "u", "p", SecurityOptions.Auto);
        var token = new Pop3Client("h", 1995, "u", "t", useOAuth: true, SecurityOptions.Auto);
        Assert.Equal("t", token.AccessToken);
        Check(token, "h", 1995, "u", null, SecurityOptions.Auto);
        Check(new Pop3Client(new Uri("pops://u@h:1995")), "h", 1995, "u", null, SecurityOptions.SSLImplicit);
        Check(new Pop3Client(new Pop3ClientOptions { Host = "h", Port = 1995, Username = "u", Password = "p" }), "h", 1995, "u", "p", SecurityOptions.Auto);
        Assert.Throws<ArgumentNullException>(() => new Pop3Client((Pop3ClientOptions)null!));

        static void Check(Pop3Client client, string? host, int port, string? user, string? password, SecurityOptions security)
        {
            Assert.Equal((host, port, user, password, security), (client.Host, client.Port, client.Username, client.Password, client.SecurityOptions));
            Assert.Equal(user != null, client.UseAuthentication);
            client.Dispose();
        }
    }

    [Theory]
    [InlineData("Port", -1)]
    [InlineData("Port", 65536)]
    [InlineData("Timeout", 0)]
    [InlineData("Timeout", -2)]
    [InlineData("GreetingTimeout", 0)]
    [InlineData("GreetingTimeout", -1)]
    [InlineData("ConnectionCheckupPeriod", -1)]
    [InlineData("ConnectionsQuantity", 0)]
    [InlineData("SecurityOptions", 0)]
    [InlineData("SecurityOptions", 8)]
    [InlineData("SecurityOptions", 3)]
    [InlineData("Host", "a\r\nb")]
    [InlineData("Username", "a\nb")]
    [InlineData("Password", "a\0b")]
    [InlineData("AccessToken", "a\rb")]
    public void A_setting_out_of_range_is_refused(string name, object value)
    {
        using var client = new Pop3Client();
        PropertyInfo property = typeof(Pop3Client).GetProperty(name)!;
        object? before = property.GetValue(client);
        object typed = property.PropertyType.IsEnum ? Enum.ToObject(property.PropertyType, value) : value;
        Assert.ThrowsAny<ArgumentException>(() => property.SetMethod!.Invoke(client, BindingFlags.DoNotWrapExceptions, null, [typed], CultureInfo.InvariantCulture));
        Assert.Equal(before, property.GetValue(client));
    }

    [Fact]
    public void Timeout_alone_may_be_infinite()
    {
        using var client = new Pop3Client { Timeout = Timeout.Infinite };
        Assert.Equal(-1, client.Timeout);
    }

    [Theory]
    [InlineData(SecurityOptions.Auto, 995)]
    [InlineData(SecurityOptions.SSLAuto, 995)]
    [InlineData(SecurityOptions.SSLImplicit, 995)]
    [InlineData(SecurityOptions.SSLExplicit, 110)]
    [InlineData(SecurityOptions.None, 110)]
    public void The_default_port_follows_from_how_the_connection_is_protected(SecurityOptions security, int port)
    {
        using var client = new Pop3Client("h", security);
        Assert.Equal(port, client.DefaultPort);
    }

    private static MethodInfo Method(string name, Type[] parameters)
    {
        MethodInfo? method = typeof(Pop3Client).GetMethod(name, parameters);
        Assert.True(method != null, $"{name}({string.Join(", ", parameters.Select(p => p.Name))}) is missing.");
        return method;
    }

    private static string Members<T>()
        where T : struct, Enum => string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={Convert.ToInt32(value, CultureInfo.InvariantCulture)}"));
}
