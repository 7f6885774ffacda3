using System;
using System.IO;
using Pop3Nano.Commands;
using Pop3Nano.PowerCut;
using Pop3Nano.Session;

// PORT USER PASSWORD FOLDER: polls until the maildrop is empty. The folder holds ca.pem, and keeps what a device keeps, and what it did.
string folder = args[3];
var endpoint = new Pop3Endpoint("localhost", int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture))
{
    TrustedCertificates = File.ReadAllBytes(Path.Combine(folder, "ca.pem")),
};
var board = new FolderBoard(folder);
var options = new PollerOptions(args[1], args[2]);
var router = new CommandRouter(board, options);
router.Add(board, 0, "step 1..99", "one step", effectivelyOnce: false);
var keys = new CommandKeys("killed");
keys.Add("a", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
using var journal = new FileJournal(Path.Combine(folder, "journal"));
var commands = new SignedCommands(board, router, keys, journal, board);
var poller = new MailboxPoller(board, new TcpConnector(endpoint, new Pop3SessionOptions { Timeout = 30000 }), options, commands);

// From here on the process may be killed.
Console.WriteLine("polling");
for (int i = 0; i < 50; i++)
{
    PollReport report = poller.Poll();
    if (report.Outcome == PollOutcome.Completed && report.Messages == report.Deleted) return 0;
    if (report.Outcome is not PollOutcome.Learned) Console.Error.WriteLine($"{report.Outcome}: {report.Problem}");
}
return 1;
