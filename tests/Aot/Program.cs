using System;
using System.Collections.Generic;
using System.Text;
using Pop3Nano.Aot;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;

using var server = new Pop3TestServer();
TestMailbox mailbox = server.AddMailbox("board", "secret");
const string Secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
var signer = new CommandSigner("aot", "k", Secret);
mailbox.Add("Subject: one\n\n" + signer.Sign(1, "led on"));
mailbox.Add("Subject: two\n\n" + signer.Sign(2, "relay 1 on"));
server.Start();

var endpoint = new Pop3Endpoint("localhost", server.TlsPort) { TrustedCertificates = Encoding.ASCII.GetBytes(server.CaCertificatePem) };
var board = new ConsoleBoard();
var options = new PollerOptions("board", "secret");
var router = new CommandRouter(board, options);
new BoardCommands(board).AddTo(router);
var keys = new CommandKeys("aot");
keys.Add("k", Secret);
var commands = new SignedCommands(board, router, keys, new MemoryJournal(), new LogReporter(board));
var poller = new MailboxPoller(board, new TcpConnector(endpoint, Pop3SessionOptions.ForDevice()), options, commands);
PollReport report = poller.Poll();

bool well = report.Outcome == PollOutcome.Completed && report.Done == 2 && mailbox.Count == 0;
Console.WriteLine(well ? "both mails were obeyed over TLS, and are gone" : $"poll: {report.Outcome} {report.Problem}");

IReadOnlyList<string> wrong = await new ClientRun(server, mailbox).Run();
Console.WriteLine(wrong.Count == 0 ? "the client listed, searched, read, saved and deleted over TLS and STLS" : "client: " + string.Join(", ", wrong));
return well && wrong.Count == 0 ? 0 : 1;
