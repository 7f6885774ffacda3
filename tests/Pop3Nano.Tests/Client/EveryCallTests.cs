using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>What holds for every call, whatever it does: every overload, blocking and async, with a connection and without.</summary>
public sealed class EveryCallTests : IDisposable
{
    private readonly CallWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task It_works()
    {
        Assert.True(EveryCall.All.Count > 150);
        await _world.ForEach(_ => true, async call =>
        {
            using Pop3Client client = _world.Connected(call, out IConnection? connection);
            await call.Run(client, call.Arguments(_world, connection, default));
        });
        Assert.DoesNotContain(_world.Server.Transcript, line => line.StartsWith("S: -ERR", StringComparison.Ordinal));
        Assert.Equal(3, _world.Infos().Length); // nothing was committed
    }

    [Fact]
    public async Task It_makes_the_connection_that_it_needs()
    {
        await _world.ForEach(call => !call.TakesConnection, async call =>
        {
            using Pop3Client client = _world.NewClient();
            object?[] arguments = call.Arguments(_world, null, default);
            int before = _world.Server.Connections;
            await call.Run(client, arguments);
            bool needsNone = call.Name.StartsWith("CommitDeletes", StringComparison.Ordinal) || call.Name.StartsWith("UndeleteMessages", StringComparison.Ordinal); // nothing can be marked
            Assert.Equal(needsNone ? 0 : 1, _world.Server.Connections - before);
        });
    }

    [Fact]
    public async Task Null_is_refused_before_anything_is_sent()
    {
        await _world.ForEach(call => call.References.Any(), async call =>
        {
            foreach (ParameterInfo parameter in call.References) await IsRefused(call, parameter, null, failure => failure is ArgumentNullException);
        });
    }

    [Fact]
    public async Task CR_LF_and_NUL_are_refused_before_anything_is_sent()
    {
        await _world.ForEach(call => call.Parameters.Any(IsText), async call =>
        {
            foreach (ParameterInfo parameter in call.Parameters.Where(IsText))
            {
                foreach (string text in new[] { "a\rb", "a\nb", "a\0b", "1\r\nDELE 1", "" }) await IsRefused(call, parameter, text, failure => failure is ArgumentException);
            }
        });

        static bool IsText(ParameterInfo parameter) => parameter.ParameterType == typeof(string);
    }

    [Fact]
    public async Task Unique_ids_that_are_none_are_refused_in_a_list_too()
    {
        await _world.ForEach(call => call.Parameters.Any(p => p.ParameterType == typeof(IEnumerable<string>)), async call =>
        {
            ParameterInfo parameter = call.Parameters.Single(p => p.ParameterType == typeof(IEnumerable<string>));
            foreach (string? id in new[] { "a\rb", "a\nb", "a\0b", "", null }) await IsRefused(call, parameter, new[] { _world.UniqueIds[0], id }, failure => failure is ArgumentException);
        });
    }

    [Fact]
    public async Task Numbers_below_1_are_refused_before_anything_is_sent()
    {
        await _world.ForEach(call => call.Parameters.Any(IsNumber), async call =>
        {
            ParameterInfo parameter = call.Parameters.Single(IsNumber);
            foreach (int number in new[] { 0, -1, int.MinValue })
            {
                object value = parameter.ParameterType == typeof(int) ? number : new[] { 1, number };
                if (parameter.Name != "sleep" || number < 0) await IsRefused(call, parameter, value, failure => failure is ArgumentOutOfRangeException);
            }
        });
    }

    [Fact]
    public async Task A_number_or_unique_id_that_no_message_has_costs_the_call_and_nothing_else()
    {
        await _world.ForEach(call => call.Parameters.Any(p => (IsNumber(p) && p.Name != "sleep") || p.Name is "uniqueId" or "uniqueIds"), async call =>
        {
            foreach (ParameterInfo parameter in call.Parameters.Where(p => IsNumber(p) || p.Name is "uniqueId" or "uniqueIds"))
            {
                using Pop3Client client = _world.Connected(call, out IConnection? connection);
                object value = parameter.ParameterType == typeof(int) ? 999 : parameter.ParameterType == typeof(string) ? "unknown" : parameter.ParameterType == typeof(IEnumerable<int>) ? new[] { 999, int.MaxValue } : new[] { "unknown" };
                Exception? failure = await CallWorld.Outcome(() => call.Run(client, call.Arguments(_world, connection, parameter, value)));
                bool isList = parameter.ParameterType.IsGenericType && !call.Name.StartsWith("Enumerate", StringComparison.Ordinal);
                if (isList ? failure != null : failure is not (Pop3CommandException or Pop3MessageNotFoundException)) _world.Note(call, "ends with " + failure);
                if (client.GetMessageCount() != 3) _world.Note(call, "has marked messages");
            }
        });
    }

    [Fact]
    public async Task A_connection_of_another_client_is_refused()
    {
        using Pop3Client other = _world.NewClient();
        IConnection foreign = other.CreateConnection();
        await _world.ForEach(call => call.TakesConnection, async call =>
            await IsRefused(call, call.Parameters.First(p => p.ParameterType == typeof(IConnection)), foreign, failure => failure is ArgumentException));
    }

    [Fact]
    public async Task A_client_that_was_disposed_of_says_so()
    {
        await _world.ForEach(_ => true, async call =>
        {
            Pop3Client client = _world.Connected(call, out IConnection? connection);
            client.Dispose();
            Exception? failure = await CallWorld.Outcome(() => call.Run(client, call.Arguments(_world, connection, default)));
            if (failure is not ObjectDisposedException) _world.Note(call, "ends with " + failure);
        });
    }

    [Fact]
    public async Task A_token_that_was_cancelled_before_sends_nothing_and_spares_the_connection()
    {
        await _world.ForEach(call => call.IsAsync, async call =>
        {
            using Pop3Client client = _world.Connected(call, out IConnection? connection);
            client.DeleteMessage(3);
            object?[] arguments = call.Arguments(_world, connection, new CancellationToken(canceled: true));
            int sent = _world.Server.Commands.Count;
            Exception? failure = await CallWorld.Outcome(() => call.Run(client, arguments));
            if (failure is not OperationCanceledException) _world.Note(call, "ends with " + failure);
            Assert.Equal(sent, _world.Server.Commands.Count);
            Assert.Equal(2, client.GetMessageCount()); // the mark is still there
        });
    }

    [Fact]
    public async Task Cancelled_while_the_server_is_silent_it_returns_within_100_milliseconds()
    {
        await _world.ForEach(call => call.IsAsync, async call =>
        {
            long best = long.MaxValue;
            for (int attempt = 0; attempt < 50 && best > 100; attempt++) best = Math.Min(best, await TimeToCancel(call)); // other work on the machine may delay one
            if (best > 100) _world.Note(call, $"took {best} ms");
        });
    }

    [Fact]
    public async Task A_server_that_is_silent_for_longer_than_the_timeout_is_left()
    {
        await _world.ForEach(call => call.Name is not ("CreateConnection" or "CreateConnectionAsync"), async call =>
        {
            using Pop3Client client = _world.Connected(call, out IConnection? connection);
            object?[] arguments = call.Arguments(_world, connection, default);
            client.Timeout = 30;
            _world.Server.On("*").Silence();
            Exception? failure = await CallWorld.Outcome(() => call.Run(client, arguments));
            _world.Server.ClearScript();
            if (failure is not TimeoutException) _world.Note(call, "ends with " + failure);
            client.Timeout = 20000;
            Assert.Equal(3, client.GetMessageCount());
        });
    }

    [Fact]
    public async Task A_server_that_hangs_up_is_a_lost_connection_and_the_next_call_makes_another()
    {
        await _world.ForEach(_ => true, async call =>
        {
            using Pop3Client client = _world.Connected(call, out IConnection? connection);
            object?[] arguments = call.Arguments(_world, connection, default);
            _world.Server.On("*").Close();
            Exception? failure = await CallWorld.Outcome(() => call.Run(client, arguments));
            _world.Server.ClearScript();
            bool mayGoUnanswered = call.Name.StartsWith("CommitDeletes", StringComparison.Ordinal); // QUIT, and nothing was marked
            if (mayGoUnanswered ? failure != null : failure is not Pop3ConnectionLostException) _world.Note(call, "ends with " + failure);
            await call.Run(client, call.Arguments(_world, connection, default));
        });
    }

    [Fact]
    public async Task Disposed_of_from_another_thread_while_it_waits_it_ends_at_once()
    {
        await _world.ForEach(_ => true, async call =>
        {
            Pop3Client client = _world.Connected(call, out IConnection? connection);
            object?[] arguments = call.Arguments(_world, connection, default);
            _world.Server.On("*").Silence();
            int heard = _world.Server.Commands.Count;
            Task work = call.Run(client, arguments);
            await _world.Heard(heard);
            _world.Server.ClearScript();
            client.Dispose();
            Exception? failure = await CallWorld.Outcome(() => work);
            if (failure is not ObjectDisposedException) _world.Note(call, "ends with " + failure);
        });
    }

    private async Task<long> TimeToCancel(EveryCall call)
    {
        using Pop3Client client = _world.Connected(call, out IConnection? connection);
        using var cancel = new CancellationTokenSource();
        object?[] arguments = call.Arguments(_world, connection, cancel.Token);
        _world.Server.On("*").Silence();
        int heard = _world.Server.Commands.Count;
        Task work = call.Run(client, arguments);
        await _world.Heard(heard);
        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();
        Exception? failure = await CallWorld.Outcome(() => work);
        long elapsed = watch.ElapsedMilliseconds;
        _world.Server.ClearScript();
        if (failure is not OperationCanceledException) _world.Note(call, "ends with " + failure);
        Assert.Equal(3, client.GetMessageCount());
        return elapsed;
    }

    private async Task IsRefused(EveryCall call, ParameterInfo parameter, object? value, Func<Exception, bool> expected)
    {
        using Pop3Client client = _world.NewClient();
        IConnection? connection = call.TakesConnection ? client.CreateConnection() : null;
        object?[] arguments = call.Arguments(_world, connection, parameter, value);
        int connections = _world.Server.Connections;
        int sent = _world.Server.Commands.Count;
        Exception? failure = await CallWorld.Outcome(() => call.Run(client, arguments));
        if (failure == null || !expected(failure)) _world.Note(call, $"{parameter.Name} = {value ?? "null"} ends with {failure}");
        if (_world.Server.Connections != connections || _world.Server.Commands.Count != sent) _world.Note(call, $"{parameter.Name} = {value ?? "null"} has sent something");
    }

    private static bool IsNumber(ParameterInfo parameter) => parameter.ParameterType == typeof(int) || parameter.ParameterType == typeof(IEnumerable<int>);
}
