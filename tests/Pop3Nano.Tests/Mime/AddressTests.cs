using System.Linq;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>Address fields: RFC 5322 §3.4, §4.4 and appendix A, and what mail makes of them. Each mailbox is written as <c>name|address</c>.</summary>
public class AddressTests
{
    [Theory]
    [InlineData("John Doe <jdoe@machine.example>", "John Doe|jdoe@machine.example")]
    [InlineData("\"Joe Q. Public\" <john.q.public@example.com>", "Joe Q. Public|john.q.public@example.com")]
    [InlineData("Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>", "Mary Smith|mary@x.test", "|jdoe@example.org", "Who?|one@y.test")]
    [InlineData("<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>", "|boss@nil.test", "Giant; \"Big\" Box|sysservices@example.net")]
    [InlineData("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>", "Pete|pete@silly.test")]
    [InlineData("Joe Q. Public <john.q.public@example.com>", "Joe Q. Public|john.q.public@example.com")]
    [InlineData("Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example", "Mary Smith|mary@example.net", "|jdoe@test.example")]
    [InlineData("<@a,@b:c@d>", "|c@d")]
    [InlineData("\"a b\"@example.org", "|\"a b\"@example.org")]
    [InlineData("jdoe@[192.0.2.1]", "|jdoe@[192.0.2.1]")]
    public void TheExamplesOfTheRfc(string value, params string[] expected) => Check(value, expected);

    [Theory]
    [InlineData("jdoe@example.org (John Doe)", "John Doe|jdoe@example.org")]
    [InlineData("=?utf-8?q?J=C3=B6rg?= <j@example.org>", "Jörg|j@example.org")]
    [InlineData("\"=?utf-8?q?J=C3=B6rg?=\" <j@example.org>", "Jörg|j@example.org")]
    [InlineData("=?utf-8?q?Doe,_J?= <j@example.org>", "Doe, J|j@example.org")]
    [InlineData("a@example.org; b@example.org", "|a@example.org", "|b@example.org")]
    [InlineData("John <j@example.org", "John|j@example.org")]
    [InlineData("John\r\n Doe\r\n\t<j@example.org>", "John Doe|j@example.org")]
    [InlineData("John Doe j@example.org", "John Doe|j@example.org")]
    [InlineData("j@example.org John Doe", "John Doe|j@example.org")]
    [InlineData("<<j@example.org>>", "|j@example.org")]
    [InlineData("\"a@b\" <a@b>", "a@b|a@b")]
    [InlineData("a@b <a@b>", "a@b|a@b")]
    [InlineData("root", "|root")]
    [InlineData("root (Charlie Root), joe@example.com", "Charlie Root|root", "|joe@example.com")]
    [InlineData("root (Charlie Root), joe", "Charlie Root|root", "|joe")]
    [InlineData("Doe (x), John <j@example.org>", "Doe, John|j@example.org")]
    [InlineData("=?utf-8?b?6I+c6bif5pWZ56iL?=", "菜鸟教程|")]
    [InlineData("=?utf-8?b?6I+c6bif?= =?utf-8?b?5pWZ56iL?=, joe@example.com", "菜鸟教程|", "|joe@example.com")]
    [InlineData("=?utf-8?q?joe=40example.com?=", "joe@example.com|")] // RFC 2047 §5: no address comes out of a word
    [InlineData("=?utf-8?q?J=C3=B6rg?=, =?utf-8?q?J?= <j@example.org>", "Jörg, J|j@example.org")]
    [InlineData("=?utf-8?q??=")]
    [InlineData(" \t ")]
    [InlineData(",,;")]
    public void OtherMail(string value, params string[] expected) => Check(value, expected);

    [Fact]
    public void GroupsAreKeptBeside()
    {
        MailAddressCollection to = Read("A Group:Ed Jones <c@a.test>,joe@where.test; x@y, Undisclosed recipients:;");
        Assert.Equal(["A Group", "A Group", ""], to.Select(a => a.Group));
        Assert.Equal(["A Group", "Undisclosed recipients"], to.Groups);
        Assert.Equal(["c@a.test", "joe@where.test", "x@y"], to.Select(a => a.Address));
    }

    [Fact]
    public void UserAndHostAreTheSidesOfTheLastAt()
    {
        Assert.Equal("\"a@b\"", Read("\"a@b\"@example.org")[0].User);
        Assert.Equal("example.org", Read("\"a@b\"@example.org")[0].Host);
        Assert.Equal("", Read("root")[0].Host);
    }

    private static MailAddressCollection Read(string value) => HeaderReader.ReadAddresses(Encoding.UTF8.GetBytes(value));

    private static void Check(string value, string[] expected) => Assert.Equal(expected, Read(value).Select(a => a.DisplayName + "|" + a.Address));
}
