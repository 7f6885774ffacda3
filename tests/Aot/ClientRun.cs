using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Pop3Nano.Testing;

namespace Pop3Nano.Aot;

/// <summary>The client's whole way: log in, list, search, read, save, delete; over TLS and STLS, blocking and async, with a log.</summary>
internal sealed class ClientRun(Pop3TestServer server, TestMailbox mailbox)
{
    private readonly List<string> _wrong = [];

    /// <summary>What went wrong; nothing, if all is well.</summary>
    public async Task<IReadOnlyList<string>> Run()
    {
        string folder = Directory.CreateTempSubdirectory("pop3nano").FullName;
        mailbox.IsShared = true;
        for (int i = 1; i <= 6; i++)
        {
            mailbox.Add($"From: =?utf-8?B?w4RubmU=?= <ann@example.org>\nSubject: message {i}\nDate: Fri, 21 Nov 1997 09:55:06 -0600\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=C3=84 text.\n"
                + $"--b\nContent-Type: application/pdf; name=a.pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\nAAECAw==\n--b--\n");
        }
        using (Pop3Client client = NewClient(SecurityOptions.SSLImplicit, server.TlsPort, folder)) Block(client, folder);
        await using (Pop3Client client = NewClient(SecurityOptions.SSLExplicit, server.Port, folder)) await Await(client);
        Expect(File.ReadAllText(Path.Combine(folder, "pop3.log")).Contains("RETR", StringComparison.Ordinal), "the log");
        Directory.Delete(folder, recursive: true);
        return _wrong;
    }

    private void Block(Pop3Client client, string folder)
    {
        Expect(client.ValidateCredentials(), "ValidateCredentials");
        Expect(client.GetMessageCount() == 6, "GetMessageCount");
        IReadOnlyList<Pop3MessageInfo> infos = client.ListMessages(Pop3ListFields.Main);
        Expect(infos.Count == 6 && infos[4].Subject == "message 5" && infos[0].From!.Address == "ann@example.org", "ListMessages");
        Expect(client.ListMessages(new MailQuery("('Subject' Contains '3' | 'Subject' Contains '4')")).Count == 2, "ListMessages by query");
        Expect(client.GetMessageInfo(infos[1].UniqueId).SequenceNumber == 2, "GetMessageInfo");
        using (MailMessage message = client.FetchMessage(1))
        {
            Expect(message.Body.StartsWith("Ä text.", StringComparison.Ordinal) && message.Attachments.Count == 1, "FetchMessage");
        }
        string file = Path.Combine(folder, "one.eml");
        client.SaveMessage(1, file);
        Expect(new FileInfo(file).Length == mailbox.Messages[0].Octets, "SaveMessage");
        client.DeleteMessage(6);
        client.CommitDeletes();
        Expect(mailbox.Count == 5, "CommitDeletes");
    }

    private async Task Await(Pop3Client client)
    {
        client.UseMultiConnection = MultiConnectionMode.Enable;
        Expect((await client.FetchMessagesAsync([1, 2, 9, 3])).Count(result => result.Succeeded) == 3, "FetchMessagesAsync");
        int count = 0;
        await foreach (Pop3MessageInfo info in client.EnumerateMessageInfosAsync()) count += info.HasHeaders ? 1 : 0;
        await foreach (MailMessage message in client.EnumerateMessagesAsync([5, 4])) message.Dispose();
        Expect(count == 5, "EnumerateMessageInfosAsync");
        using var saved = new MemoryStream();
        await client.SaveMessageAsync(1, saved);
        Expect(saved.Length == mailbox.Messages[0].Octets, "SaveMessageAsync");
        Expect((await client.GetCapabilitiesAsync()).Contains("UIDL"), "GetCapabilitiesAsync");
        Expect((await client.DeleteMessagesAsync()).All(result => result.Succeeded), "DeleteMessagesAsync");
        await client.CommitDeletesAsync();
        Expect(mailbox.Count == 0, "CommitDeletesAsync");
    }

    private Pop3Client NewClient(SecurityOptions security, int port, string folder) => new(new Pop3ClientOptions
    {
        Host = "localhost",
        Port = port,
        Username = mailbox.User,
        Password = mailbox.Password,
        SecurityOptions = security,
        TrustedCertificates = Encoding.ASCII.GetBytes(server.CaCertificatePem),
    })
    {
        EnableLogger = true,
        LogFileName = Path.Combine(folder, "pop3.log"),
    };

    private void Expect(bool well, string what)
    {
        if (!well) _wrong.Add(what);
    }
}
