using System;
using System.Linq;
using Pop3Nano.Protocol;
using Xunit;

namespace Pop3Nano.Tests.Protocol;

/// <summary>The rules at the top of the engine's room, one by one.</summary>
public class EngineRuleTests
{
    [Fact]
    public void Nothing_may_be_written_before_the_greeting()
    {
        var rig = new EngineRig();
        Assert.False(rig.Engine.WriteCapa(0));
        Assert.Equal(Pop3Refusal.WrongState, rig.Engine.Refusal);
    }

    [Theory]
    [InlineData("a\rb", Pop3Refusal.BadArgument)]
    [InlineData("a\nb", Pop3Refusal.BadArgument)]
    [InlineData("a\0b", Pop3Refusal.BadArgument)]
    [InlineData("", Pop3Refusal.BadArgument)]
    public void A_refused_command_leaves_the_send_buffer_as_it_was(string name, Pop3Refusal why)
    {
        EngineRig rig = EngineRig.Greeted();
        Assert.True(rig.Engine.WriteCapa(0));
        byte[] before = [.. rig.Send];
        Assert.False(rig.Engine.WriteUser(name, 1));
        Assert.Equal(why, rig.Engine.Refusal);
        byte[] octets = System.Text.Encoding.UTF8.GetBytes(name);
        Assert.False(rig.Engine.WriteUser(octets, 0, octets.Length, 1));
        Assert.Equal(why, rig.Engine.Refusal);
        Assert.Equal(before, rig.Send);
        Assert.Equal("CAPA\r\n", rig.Queued);
        Assert.Equal(1, rig.Engine.Outstanding);
    }

    [Fact]
    public void A_word_holds_no_blank_but_a_name_may()
    {
        EngineRig rig = EngineRig.Greeted();
        Assert.False(rig.Engine.WriteApop("ann", "di gest", 0));
        Assert.False(rig.Engine.WriteLang("e n", 0));
        Assert.True(rig.Engine.WriteUser("ann b", 0));
        Assert.Equal("USER ann b\r\n", rig.Queued);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void Message_numbers_start_at_one(int number)
    {
        EngineRig rig = EngineRig.LoggedIn();
        Assert.False(rig.Engine.WriteRetr(number, 0));
        Assert.False(rig.Engine.WriteTop(number, 0, 0));
        Assert.Equal(Pop3Refusal.BadArgument, rig.Engine.Refusal);
        Assert.Equal("", rig.Queued);
        Assert.True(rig.Engine.WriteTop(int.MaxValue, 0, 0));
        Assert.Equal("TOP 2147483647 0\r\n", rig.Queued);
    }

    [Fact]
    public void A_line_has_at_most_255_octets_with_its_end()
    {
        EngineRig rig = EngineRig.Greeted();
        Assert.True(rig.Engine.WriteUser(new string('n', 248), 0));
        Assert.Equal(255, rig.Queued.Length);
        Assert.False(rig.Engine.WriteUser(new string('n', 249), 0));
        Assert.Equal(Pop3Refusal.LineTooLong, rig.Engine.Refusal);
    }

    [Fact]
    public void A_sasl_response_may_be_as_long_as_the_send_buffer_but_is_never_split()
    {
        EngineRig rig = EngineRig.Greeted(send: 4096);
        Assert.True(rig.Engine.WriteAuth("XOAUTH2", 0));
        rig.Say();
        Assert.Equal([Pop3Event.Challenge], rig.Hear("+ \r\n"));
        byte[] token = new byte[3000];
        Assert.True(rig.Engine.WriteResponse(token, 0, token.Length));
        Assert.Equal(4002, rig.Say().Length);
        rig.Hear("+ \r\n");
        Assert.False(rig.Engine.WriteResponse(new byte[3100], 0, 3100));
        Assert.Equal(Pop3Refusal.LineTooLong, rig.Engine.Refusal);
        Assert.Equal("", rig.Queued);
    }

    [Fact]
    public void The_window_is_bounded_in_commands_and_in_octets()
    {
        EngineRig rig = EngineRig.LoggedIn(commands: 4, octets: 30);
        Assert.True(rig.Engine.WriteNoop(1));
        Assert.True(rig.Engine.WriteRetr(1000000, 2));
        Assert.False(rig.Engine.WriteRetr(1000000, 3));
        Assert.Equal(Pop3Refusal.WindowFull, rig.Engine.Refusal);
        rig.Say();
        rig.Hear("+OK\r\n");
        Assert.True(rig.Engine.WriteNoop(4));
        Assert.True(rig.Engine.WriteNoop(5));
        Assert.False(rig.Engine.WriteNoop(6));
        rig.Say();
        rig.Hear("+OK\r\nx\r\n");
        Assert.False(rig.Engine.WriteRetr(100000, 7)); // the octets of RETR count until its last line is in
        rig.Hear(".\r\n");
        Assert.True(rig.Engine.WriteRetr(100000, 7));
    }

    [Fact]
    public void One_command_alone_may_be_larger_than_the_window()
    {
        EngineRig rig = EngineRig.Greeted(octets: 10);
        Assert.True(rig.Engine.WriteUser("a-long-name", 0));
        Assert.False(rig.Engine.WritePass("x", 0));
        Assert.Equal(Pop3Refusal.WindowFull, rig.Engine.Refusal);
    }

    [Fact]
    public void A_full_send_buffer_is_emptied_by_sending()
    {
        EngineRig rig = EngineRig.LoggedIn(send: 32, commands: 16);
        while (rig.Engine.WriteNoop(0))
        {
        }
        Assert.Equal(Pop3Refusal.SendBufferFull, rig.Engine.Refusal);
        rig.Say();
        Assert.True(rig.Engine.WriteNoop(0));
    }

    [Fact]
    public void Sent_secrets_do_not_stay_in_the_buffer()
    {
        EngineRig rig = EngineRig.Greeted();
        rig.Engine.WriteUser("ann", 0);
        rig.Engine.WritePass("secret", 0);
        rig.Say();
        Assert.All(rig.Send, octet => Assert.Equal(0, octet));
    }

    [Theory]
    [InlineData("STLS")]
    [InlineData("QUIT")]
    public void Nothing_follows_STLS_or_QUIT(string last)
    {
        EngineRig rig = EngineRig.Greeted();
        Assert.True(CommandWriter.Write(rig.Engine, last, 0));
        Assert.False(rig.Engine.WriteCapa(0));
        Assert.False(rig.Engine.WriteQuit(0));
    }

    [Fact]
    public void Commands_may_fly_behind_a_login_and_a_refusal_takes_them_back()
    {
        EngineRig rig = EngineRig.Greeted();
        Assert.True(rig.Engine.WriteUser("a", 0));
        Assert.False(rig.Engine.WriteStat(0)); // not logged in by anything that is queued
        Assert.True(rig.Engine.WritePass("b", 1));
        Assert.True(rig.Engine.WriteStat(2));
        rig.Say();
        Assert.Equal([Pop3Event.Ok, Pop3Event.Err, Pop3Event.Err], rig.Hear("+OK\r\n-ERR\r\n-ERR\r\n"));
        Assert.Equal(Pop3State.Authorization, rig.Engine.State);
        Assert.False(rig.Engine.WriteStat(3));
        Assert.True(rig.Engine.WriteUser("a", 4));
    }

    [Fact]
    public void Between_a_challenge_and_its_response_nothing_else_is_legal()
    {
        EngineRig rig = EngineRig.Greeted();
        Assert.False(rig.Engine.WriteResponse("early"));
        Assert.True(rig.Engine.WriteAuthLogin(0));
        Assert.False(rig.Engine.WriteNoop(0));
        rig.Say();
        rig.Hear("+ VXNlcm5hbWU6\r\n");
        Assert.False(rig.Engine.WriteCapa(0));
        Assert.True(rig.Engine.WriteResponse("ann"));
        Assert.Equal("YW5u\r\n", rig.Say());
        Assert.False(rig.Engine.WriteResponse("twice"));
    }

    [Fact]
    public void A_NUL_in_the_name_can_not_shift_the_parts_of_PLAIN()
    {
        EngineRig rig = EngineRig.Greeted();
        Assert.False(rig.Engine.WriteAuthPlain("ann\0", "x", 0));
        Assert.False(rig.Engine.WriteAuthPlain("ann", "", 0));
        Assert.Equal(Pop3Refusal.BadArgument, rig.Engine.Refusal);
        Assert.True(rig.Engine.WriteAuthPlain("ann", "secret", 0));
        Assert.Equal("AUTH PLAIN AGFubgBzZWNyZXQ=\r\n", rig.Queued);
    }

    [Fact]
    public void Octets_behind_the_reply_to_STLS_break_the_session()
    {
        EngineRig rig = EngineRig.Greeted();
        rig.Engine.WriteStls(0);
        rig.Say();
        rig.Engine.Next();
        rig.Engine.GetReceiveSpace(out int start, out _);
        byte[] octets = "+OK go\r\n+OK injected\r\n"u8.ToArray();
        octets.CopyTo(rig.Receive, start);
        rig.Engine.Received(octets.Length);
        Assert.Equal(Pop3Event.Ok, rig.Engine.Next());
        Assert.False(rig.Engine.WriteCapa(0));
        Assert.False(rig.Engine.TlsStarted());
        Assert.Equal(Pop3Fault.OctetsBehindStls, rig.Engine.Fault);
        Assert.Equal(Pop3Event.Broken, rig.Engine.Next());
    }

    [Fact]
    public void After_broken_always_broken()
    {
        EngineRig rig = EngineRig.LoggedIn();
        rig.Engine.WriteNoop(0);
        rig.Say();
        Assert.Equal([Pop3Event.Broken], rig.Hear("nonsense\r\n+OK\r\n"));
        Assert.Equal(Pop3Event.Broken, rig.Engine.Next());
        Assert.Equal(Pop3State.Closed, rig.Engine.State);
        Assert.False(rig.Engine.WriteQuit(0));
    }

    [Fact]
    public void A_status_line_must_fit_the_receive_buffer()
    {
        EngineRig rig = EngineRig.LoggedIn(receive: 64);
        rig.Engine.WriteNoop(0);
        rig.Say();
        Assert.Equal([Pop3Event.Broken], rig.Hear("+OK " + new string('x', 100) + "\r\n"));
        Assert.Equal(Pop3Fault.LineTooLong, rig.Engine.Fault);
    }

    [Fact]
    public void A_listing_without_end_is_bounded()
    {
        EngineRig rig = EngineRig.LoggedIn();
        rig.Engine.MaxListingLines = 1000;
        rig.Engine.WriteList(0);
        rig.Say();
        var events = rig.Hear("+OK\r\n" + string.Concat(Enumerable.Range(1, 1001).Select(i => $"{i} 1\r\n")));
        Assert.Equal(1000, events.Count(e => e == Pop3Event.Line));
        Assert.Equal(Pop3Event.Broken, events[^1]);
        Assert.Equal(Pop3Fault.TooManyLines, rig.Engine.Fault);
    }

    [Fact]
    public void A_reply_that_came_before_its_command_is_nobodys()
    {
        EngineRig rig = EngineRig.LoggedIn();
        rig.Engine.WriteNoop(0);
        rig.Say();
        rig.Engine.Next();
        rig.Engine.GetReceiveSpace(out int start, out _);
        "+OK\r\n+OK again\r\n"u8.CopyTo(rig.Receive.AsSpan(start));
        rig.Engine.Received(16);
        Assert.Equal(Pop3Event.Ok, rig.Engine.Next());
        Assert.False(rig.Engine.WriteDele(1, 0));
        Assert.Equal(Pop3Fault.UnexpectedReply, rig.Engine.Fault);
    }

    [Fact]
    public void Buffers_and_bounds_have_least_sizes()
    {
        Assert.Throws<ArgumentException>(() => new Pop3Engine(new byte[31], new byte[64], 1, 1));
        Assert.Throws<ArgumentException>(() => new Pop3Engine(new byte[32], new byte[63], 1, 1));
        Assert.Throws<ArgumentException>(() => new Pop3Engine(new byte[32], new byte[64], 0, 1));
        Assert.Throws<ArgumentException>(() => new Pop3Engine(new byte[32], new byte[64], 1, 0));
    }
}
