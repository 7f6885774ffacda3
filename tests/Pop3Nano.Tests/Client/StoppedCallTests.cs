using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>A client that is stopped at each line of its log in turn, by another thread's Dispose or by a token: the call says so, and no mark is lost in silence.</summary>
public class StoppedCallTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Dispose_at_any_line_ends_the_calls_and_tells_of_the_mark(bool blocking)
    {
        int lines = await Lines(blocking);
        for (int line = 0; line < lines; line++)
        {
            using var bench = new ClientBench(messages: 3);
            Pop3Client client = bench.NewClient();
            var told = new List<int>();
            client.DeletesNotCommitted += (_, args) => told.AddRange(args.Numbers);
            var story = new Story(client, blocking);
            var log = new StopLog(client, line, () => OnAnotherThread(client.Dispose));
            Exception? failure = await Record.ExceptionAsync(() => story.Tell(default));
            Assert.True(failure is ObjectDisposedException, $"at \"{log.Last}\": {failure}");
            Assert.True(story.IsMarked == told.Contains(1), $"at \"{log.Last}\": marked {story.IsMarked}");
            if (!story.IsCommitting) Assert.Equal(3, bench.Mailbox.Count);
        }
    }

    [Fact]
    public async Task A_token_that_is_cancelled_at_any_line_leaves_a_client_that_can_go_on()
    {
        int lines = await Lines(blocking: false);
        for (int line = 0; line < lines; line++)
        {
            using var bench = new ClientBench(messages: 3);
            using Pop3Client client = bench.NewClient();
            using var cancel = new CancellationTokenSource();
            var story = new Story(client, blocking: false);
            var log = new StopLog(client, line, cancel.Cancel);
            Exception? failure = await Record.ExceptionAsync(() => story.Tell(cancel.Token));
            Assert.True(failure is OperationCanceledException || (failure == null && line == lines - 1), $"at \"{log.Last}\": {failure}");
            if (!story.IsCommitting) Assert.Equal(3, bench.Mailbox.Count);
            // The mark is there, or its loss is told, once.
            if (story.IsMarked && failure != null && client.ConnectionState != ConnectionState.Open)
                Assert.Equal([1], (await Assert.ThrowsAsync<Pop3ConnectionLostException>(() => client.NoopAsync())).LostMarks);
            await client.UndeleteMessagesAsync();
            Assert.Equal(bench.Mailbox.Count, await client.GetMessageCountAsync());
            Assert.Equal("message 3", (await client.GetMessageInfoAsync(bench.Mailbox.Count)).Subject);
        }
    }

    private static async Task<int> Lines(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        var log = new StopLog(client, -1, () => { });
        await new Story(client, blocking).Tell(default);
        Assert.Equal(2, bench.Mailbox.Count);
        return log.Count;
    }

    private static void OnAnotherThread(ThreadStart action)
    {
        var thread = new Thread(action);
        thread.Start();
        thread.Join();
    }

    // What a program does with a maildrop.
    private sealed class Story(Pop3Client client, bool blocking)
    {
        public bool IsMarked { get; private set; }

        public bool IsCommitting { get; private set; }

        public async Task Tell(CancellationToken token)
        {
            if (blocking) client.ListMessages(Pop3ListFields.Main);
            else await client.ListMessagesAsync(Pop3ListFields.Main, token);
            if (blocking) client.DeleteMessage(1);
            else await client.DeleteMessageAsync(1, token);
            IsMarked = true;
            if (blocking) client.SaveMessage(2, Stream.Null);
            else await client.SaveMessageAsync(2, Stream.Null, token);
            foreach (Pop3FetchResult result in blocking ? client.FetchMessages([2, 3]) : await client.FetchMessagesAsync([2, 3], token)) result.Message!.Dispose();
            IsCommitting = true;
            if (blocking) client.CommitDeletes();
            else await client.CommitDeletesAsync(token);
        }
    }

    private sealed class StopLog : IProtocolLog
    {
        private readonly int _line;
        private readonly Action _stop;

        public StopLog(Pop3Client client, int line, Action stop)
        {
            _line = line;
            _stop = stop;
            client.ProtocolLog = this;
            client.EnableLogger = true;
        }

        public int Count { get; private set; }

        public string Last { get; private set; } = "";

        public void Write(ProtocolLogEvent logged)
        {
            if (Count <= _line) Last = logged.Text;
            if (Count++ == _line) _stop();
        }
    }
}
