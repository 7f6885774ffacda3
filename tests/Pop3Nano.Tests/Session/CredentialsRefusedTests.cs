using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Names and passwords that can't be sent are refused before anything is sent, whatever the method.</summary>
public class CredentialsRefusedTests
{
    private static readonly Pop3LoginMethod[] Methods =
        [Pop3LoginMethod.Automatic, Pop3LoginMethod.UserPass, Pop3LoginMethod.Plain, Pop3LoginMethod.Login, Pop3LoginMethod.Apop];
    private static readonly string[] LineBreakers = ["a\rb", "a\nb", "a\0b", "a\r\nDELE 1", "\n"];

    /// <summary>Each login method, each text that would end the line early.</summary>
    public static TheoryData<Pop3LoginMethod, string> Logins
    {
        get
        {
            var data = new TheoryData<Pop3LoginMethod, string>();
            foreach (Pop3LoginMethod method in Methods)
            {
                foreach (string text in LineBreakers) data.Add(method, text);
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Logins))]
    public async Task Cr_lf_and_nul_in_a_name_are_refused(Pop3LoginMethod method, string text) =>
        await RefusesLogin(text, "secret", method);

    [Theory, MemberData(nameof(Logins))]
    public async Task Cr_lf_and_nul_in_a_password_are_refused(Pop3LoginMethod method, string text) =>
        await RefusesLogin("tim", text, method);

    [Theory]
    [InlineData(Pop3LoginMethod.UserPass)]
    [InlineData(Pop3LoginMethod.Plain)]
    [InlineData(Pop3LoginMethod.Login)]
    [InlineData(Pop3LoginMethod.Automatic)]
    public async Task Credentials_that_the_buffer_does_not_hold_are_refused_before_anything_is_sent(Pop3LoginMethod method)
    {
        await RefusesLogin("tim", new string('x', 5000), method);
        await RefusesLogin(new string('x', 5000), "secret", method);
    }

    [Theory]
    [InlineData(Pop3LoginMethod.UserPass)]
    [InlineData(Pop3LoginMethod.Plain)]
    [InlineData(Pop3LoginMethod.Login)]
    [InlineData(Pop3LoginMethod.Automatic)]
    public async Task Empty_credentials_are_refused(Pop3LoginMethod method)
    {
        await RefusesLogin("", "secret", method);
        await RefusesLogin("tim", "", method);
    }

    // A server that takes everything: if anything is sent, it shows.
    private static async Task RefusesLogin(string name, string password, Pop3LoginMethod method)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            string heard = "";
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking);
            channel.Answer = written =>
            {
                heard += written;
                return written.StartsWith("CAPA", StringComparison.Ordinal) ? "+OK\r\nSASL PLAIN\r\n.\r\n" : written.StartsWith('*') ? "-ERR\r\n" : "+ \r\n";
            };
            await Assert.ThrowsAsync<ArgumentException>(() => driver.Login(name, password, method));
            Assert.Equal("", heard + channel.Written);
        }
    }
}
