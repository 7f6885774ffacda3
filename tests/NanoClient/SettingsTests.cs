using System;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.NanoClient;

/// <summary>Constructors, properties and their defaults: none causes traffic.</summary>
public class SettingsTests
{
    [Fact]
    public void The_defaults_are_those_of_the_dotnet_client()
    {
        using var client = new Pop3Client();
        Assert.Equal("", client.Host);
        Assert.Equal(0, client.Port);
        Assert.Equal(995, client.DefaultPort);
        Assert.Equal("", client.Username);
        Assert.False(client.UseAuthentication);
        Assert.Equal(SecurityOptions.Auto, client.SecurityOptions);
        Assert.Equal(100000, client.Timeout);
        Assert.Equal(10000, client.GreetingTimeout);
        Assert.Equal(300000, client.ConnectionCheckupPeriod);
        Assert.Equal(DeletePolicy.Explicit, client.DeletePolicy);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
    }

    [Fact]
    public void Every_constructor_sets_what_it_names()
    {
        Check(new Pop3Client("h"), 0, "", SecurityOptions.Auto);
        Check(new Pop3Client("h", SecurityOptions.None), 0, "", SecurityOptions.None);
        Check(new Pop3Client("h", 1100), 1100, "", SecurityOptions.Auto);
        Check(new Pop3Client("h", 1100, SecurityOptions.None), 1100, "", SecurityOptions.None);
        Check(new Pop3Client("h", "ann", "secret"), 0, "ann", SecurityOptions.Auto);
        Check(new Pop3Client("h", "ann", "secret", SecurityOptions.SSLExplicit), 0, "ann", SecurityOptions.SSLExplicit);
        Check(new Pop3Client("h", 1100, "ann", "secret"), 1100, "ann", SecurityOptions.Auto);
        Check(new Pop3Client("h", 1100, "ann", "secret", SecurityOptions.SSLImplicit), 1100, "ann", SecurityOptions.SSLImplicit);
    }

    [Theory]
    [InlineData(0, SecurityOptions.Auto, 995, Pop3Security.Implicit)]
    [InlineData(995, SecurityOptions.SSLAuto, 995, Pop3Security.Implicit)]
    [InlineData(1100, SecurityOptions.Auto, 1100, Pop3Security.StartTls)]
    [InlineData(0, SecurityOptions.SSLExplicit, 110, Pop3Security.StartTls)]
    [InlineData(0, SecurityOptions.None, 110, Pop3Security.None)]
    [InlineData(1100, SecurityOptions.SSLImplicit, 1100, Pop3Security.Implicit)]
    public void Port_and_security_decide_how_it_connects(int port, SecurityOptions options, int expectedPort, Pop3Security expected)
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.Wire(new Pop3Client("pop.example.org", port, NanoBench.Name, NanoBench.Password, options));
        Assert.Equal(1, client.GetMessageCount());
        Pop3Endpoint endpoint = Assert.Single(bench.Dialled);
        Assert.Equal(expectedPort, endpoint.Port);
        Assert.Equal(expected, endpoint.Security);
        Assert.Equal(expected != Pop3Security.None, bench.Channel!.IsSecure);
    }

    [Fact]
    public void A_channel_that_is_not_secure_gets_no_password()
    {
        using var bench = new NanoBench();
        using var client = new Pop3Client("pop.example.org", NanoBench.Name, NanoBench.Password);
        client.Dialer = _ => new TestChannel(bench.Server.Connect(), isSecure: false);
        Assert.Throws<InvalidOperationException>(client.Noop);
        Assert.DoesNotContain("PASS", bench.Server.Commands);
        Assert.DoesNotContain("AUTH", bench.Server.Commands);
    }

    [Fact]
    public void A_server_without_STLS_is_left()
    {
        using var bench = new NanoBench(options: new Pop3TestServerOptions { Stls = false });
        using Pop3Client client = bench.Wire(new Pop3Client("pop.example.org", 110, NanoBench.Name, NanoBench.Password));
        Assert.Equal(Pop3Command.Stls, Assert.Throws<Pop3CommandException>(client.Noop).Command);
        Assert.DoesNotContain("PASS", bench.Server.Commands);
        Assert.True(bench.Channel!.IsClosed);
    }

    [Theory]
    [InlineData("a\rb")]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    public void Line_ends_and_NUL_are_refused(string text)
    {
        using var client = new Pop3Client();
        Assert.Throws<ArgumentException>(() => client.Host = text);
        Assert.Throws<ArgumentException>(() => client.Username = text);
        Assert.Throws<ArgumentException>(() => client.Password = text);
        Assert.Throws<ArgumentException>(() => client.GetMessageSize(text));
    }

    [Fact]
    public void Numbers_out_of_range_are_refused_without_traffic()
    {
        using var bench = new NanoBench();
        using Pop3Client client = bench.NewClient();
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Port = 65536);
        Assert.Throws<ArgumentOutOfRangeException>(() => client.Timeout = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => client.GreetingTimeout = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => client.ConnectionCheckupPeriod = -1);
        Assert.Throws<ArgumentOutOfRangeException>(() => client.SecurityOptions = 0);
        Assert.Throws<ArgumentException>(() => client.SecurityOptions = SecurityOptions.None | SecurityOptions.SSLExplicit);
        Assert.Throws<ArgumentOutOfRangeException>(() => client.DeleteMessage(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => client.GetMessageHeaders(-1, new byte[9]));
        Assert.Throws<ArgumentException>(() => client.DeleteMessage(""));
        Assert.Throws<ArgumentNullException>(() => client.FetchMessage(1, null!));
        Assert.Empty(bench.Dialled);
    }

    [Fact]
    public void What_decides_about_a_connection_stays_while_it_is_open()
    {
        using var bench = new NanoBench();
        using Pop3Client client = bench.NewClient();
        client.Noop();
        Assert.Equal(ConnectionState.Open, client.ConnectionState);
        Assert.Throws<InvalidOperationException>(() => client.Host = "other");
        Assert.Throws<InvalidOperationException>(() => client.Password = "other");
        client.CommitDeletes();
        client.Host = "other.example.org";
        client.Noop();
        Assert.Equal("other.example.org", bench.Dialled[1].Host);
    }

    [Fact]
    public void A_call_without_a_host_says_so()
    {
        using var client = new Pop3Client();
        Assert.Contains("Host", Assert.Throws<InvalidOperationException>(client.Noop).Message, StringComparison.Ordinal);
    }

    private static void Check(Pop3Client client, int port, string username, SecurityOptions options)
    {
        Assert.Equal("h", client.Host);
        Assert.Equal(port, client.Port);
        Assert.Equal(username, client.Username);
        Assert.Equal(username.Length > 0, client.UseAuthentication);
        Assert.Equal(options, client.SecurityOptions);
        client.Dispose();
    }
}
