using System;
using System.Collections.Generic;
using System.Text;
using Pop3Nano.Aot;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;

using var server = new Pop3TestServer();
TestMailbox mailbox = server.AddMailbox("board", "secret");
mailbox.Add("Subject: led on\n\n");
mailbox.Add("Subject: relay 1 on\n\n");
server.Start();

var endpoint = new Pop3Endpoint("localhost", server.TlsPort) { TrustedCertificates = Encoding.ASCII.GetBytes(server.CaCertificatePem) };
var board = new ConsoleBoard();
var options = new PollerOptions("board", "secret");
var poller = new MailboxPoller(board, new TcpConnector(endpoint, Pop3SessionOptions.ForDevice()), options, new BoardCommands(board, options));
PollReport report = poller.Poll();

bool well = report.Outcome == PollOutcome.Completed && report.Done == 2 && mailbox.Count == 0;
Console.WriteLine(well ? "both mails were obeyed over TLS, and are gone" : $"poll: {report.Outcome} {report.Problem}");

IReadOnlyList<string> wrong = await new ClientRun(server, mailbox).Run();
Console.WriteLine(wrong.Count == 0 ? "the client listed, searched, read, saved and deleted over TLS and STLS" : "client: " + string.Join(", ", wrong));
return well && wrong.Count == 0 ? 0 : 1;
