using System;
using System.IO;
using System.Linq;
using Pop3Nano.Commands;

namespace Pop3Nano.VirtualBoard;

/// <summary>What takes the mails: signed commands, or plain ones if that was asked for.</summary>
internal sealed class BoardHandler : IDisposable
{
    private readonly FileJournal? _file;

    /// <exception cref="ArgumentException">Neither keys nor the wish to go without, or the keys are none.</exception>
    /// <exception cref="IOException">The keys or the journal can't be read.</exception>
    public BoardHandler(BoardArguments arguments, IBoard board, PollerOptions options, EmbeddedMailbox? embedded)
    {
        var router = new CommandRouter(board, options);
        new BoardCommands(board).AddTo(router);
        if (arguments.Plain)
        {
            if (arguments.Keys != null || arguments.Device.Length > 0) throw new ArgumentException("--plain obeys everybody: it takes neither --keys nor --device.");
            Handler = new PlainCommands(board, router);
            return;
        }
        CommandKeys keys = embedded?.Keys ?? Read(arguments);
        if (arguments.Store != null) _file = new FileJournal(arguments.Store.FullName + ".journal");
        Handler = new SignedCommands(board, router, keys, _file ?? (ICommandJournal)new MemoryJournal(), new LogReporter(board));
    }

    public IMailHandler Handler { get; }

    public void Dispose() => _file?.Dispose();

    private static CommandKeys Read(BoardArguments arguments)
    {
        if (arguments.Keys == null || arguments.Device.Length == 0)
            throw new ArgumentException("--device and --keys are missing: who may command this board? (--plain obeys whoever can write to the mailbox.)");
        var keys = new CommandKeys(arguments.Device);
        foreach (string line in File.ReadLines(arguments.Keys.FullName).Where(line => !string.IsNullOrWhiteSpace(line) && line[0] != '#'))
        {
            string[] words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != 2 || keys.Count == 2) throw new ArgumentException($"{arguments.Keys} is to hold one or two lines: a key's name, a blank, and its secret in hexadecimal digits (openssl rand -hex 32).");
            keys.Add(words[0], words[1]);
        }
        if (keys.Count == 0) throw new ArgumentException($"{arguments.Keys} holds no key.");
        return keys;
    }
}
