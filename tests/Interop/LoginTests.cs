using System;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Protocol;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

[Collection(SharedDovecot.Collection)]
public sealed class LoginTests(SharedDovecot shared)
{
    public static TheoryData<Driver, Pop3Security, Pop3LoginMethod> EveryWay() =>
        Rows.Each(Enum.GetValues<Driver>(), Enum.GetValues<Pop3Security>(), Enum.GetValues<Pop3LoginMethod>());

    [ServerTheory]
    [MemberData(nameof(EveryWay))]
    public async Task Every_login_works_over_every_protection(Driver driver, Pop3Security security, Pop3LoginMethod method)
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of("hello"));
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(security));
        Assert.Equal(security != Pop3Security.None, caller.Session.IsSecure);
        await caller.Login(account, method);
        Assert.Equal(Pop3State.Transaction, caller.Session.State);
        Assert.Equal(1, await caller.Stat());
        Assert.True(await caller.Quit());
        Assert.True(caller.Session.IsOver);
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task Auth_plain_flies_with_its_initial_response(Driver driver)
    {
        Account account = shared.Server.TakeAccount();
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(Pop3Security.Implicit));
        var transcript = new Transcript();
        caller.Session.Engine.TraceTo(transcript);
        await caller.Login(account, Pop3LoginMethod.Plain);
        Assert.Equal(["AUTH"], transcript.Verbs);
        Assert.True(caller.Session.Profile.TakesInitialResponse);
        await caller.Quit();
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task Auth_plain_goes_in_two_steps_when_the_line_would_be_too_long(Driver driver)
    {
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(Pop3Security.Implicit));
        var transcript = new Transcript();
        caller.Session.Engine.TraceTo(transcript);
        await caller.Login(DovecotServer.WordyAccount, Pop3LoginMethod.Plain);
        Assert.Equal(2, transcript.Flights.Count());
        Assert.Equal("AUTH PLAIN", transcript.Flights.First());
        Assert.Equal(0, await caller.Stat());
        await caller.Quit();
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task User_and_pass_fly_together_and_no_trace_shows_the_password(Driver driver)
    {
        Account account = shared.Server.TakeAccount();
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(Pop3Security.StartTls));
        var transcript = new Transcript();
        caller.Session.Engine.TraceTo(transcript);
        await caller.Login(account, Pop3LoginMethod.UserPass);
        Assert.Equal(["USER PASS"], transcript.Verbs);
        Assert.DoesNotContain(transcript.Lines, line => line.Contains("word", StringComparison.Ordinal));
        await caller.Quit();
    }

    [ServerTheory]
    [InlineData(Driver.Blocking, Pop3LoginMethod.UserPass, Pop3Command.Pass)]
    [InlineData(Driver.Blocking, Pop3LoginMethod.Plain, Pop3Command.Auth)]
    [InlineData(Driver.Blocking, Pop3LoginMethod.Login, Pop3Command.Auth)]
    [InlineData(Driver.Blocking, Pop3LoginMethod.Apop, Pop3Command.Apop)]
    [InlineData(Driver.Async, Pop3LoginMethod.UserPass, Pop3Command.Pass)]
    [InlineData(Driver.Async, Pop3LoginMethod.Plain, Pop3Command.Auth)]
    [InlineData(Driver.Async, Pop3LoginMethod.Login, Pop3Command.Auth)]
    [InlineData(Driver.Async, Pop3LoginMethod.Apop, Pop3Command.Apop)]
    public async Task A_wrong_password_is_refused_with_the_code_AUTH_and_the_session_goes_on(Driver driver, Pop3LoginMethod method, Pop3Command refused)
    {
        Account account = shared.Server.TakeAccount();
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(Pop3Security.Implicit));
        var refusal = await Assert.ThrowsAsync<Pop3CommandException>(() => caller.Login(account with { Password = "wrong" }, method));
        Assert.Equal(Pop3ResponseCode.Auth, refusal.ResponseCode);
        Assert.Equal(refused, refusal.Command);
        Assert.Equal(Pop3State.Authorization, caller.Session.State);
        await caller.Login(account, method);
        Assert.True(await caller.Quit());
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_flight_behind_a_refused_login_ends_with_the_refusal(Driver driver)
    {
        Account account = shared.Server.TakeAccount();
        var profile = new Pop3ServerProfile();
        for (int i = 0; i < 2; i++)
        {
            using Caller first = await Caller.Connect(driver, shared.Server.Endpoint(Pop3Security.Implicit), profile);
            Assert.True(await first.Login(account, Pop3LoginMethod.Automatic, Listing()));
            while (await first.NextReply()) await first.Body();
            Assert.True(await first.Quit());
            profile.NotePollWentWell();
        }
        Assert.Equal(Pop3LoginTrap.KeepsInput, profile.LoginTrap);
        using Caller caller = await Caller.Connect(driver, shared.Server.Endpoint(Pop3Security.Implicit), profile);
        var refusal = await Assert.ThrowsAsync<Pop3CommandException>(() => caller.Login(account with { Password = "wrong" }, Pop3LoginMethod.Automatic, Listing()));
        Assert.Equal(Pop3ResponseCode.Auth, refusal.ResponseCode);
        Assert.True(caller.Session.IsOver);
        Assert.Equal(Pop3LoginTrap.KeepsInput, profile.LoginTrap);
    }

    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_second_session_is_told_that_the_maildrop_is_in_use(Driver driver)
    {
        DovecotServer server = shared.With(new DovecotOptions { SessionsPerUser = 1 });
        Account account = server.TakeAccount();
        using Caller first = await Caller.Connect(driver, server.Endpoint(Pop3Security.Implicit));
        await first.Login(account);
        server.WaitForSession(account);
        using Caller second = await Caller.Connect(driver, server.Endpoint(Pop3Security.Implicit));
        var refusal = await Assert.ThrowsAsync<Pop3CommandException>(() => second.Login(account));
        Assert.Equal(Pop3ResponseCode.InUse, refusal.ResponseCode);
        Assert.True(await first.Quit());
    }

    private static Pop3Flight Listing()
    {
        var flight = new Pop3Flight();
        flight.Uidl();
        flight.List();
        return flight;
    }
}
