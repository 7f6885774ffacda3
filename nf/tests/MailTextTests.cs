using System;
using System.Text;
using nanoFramework.TestFramework;
using Pop3Nano.Mime;

namespace Pop3Nano.DeviceTests
{
    /// <summary>Subject and text of mails, decoded, in buffers of a fixed size.</summary>
    [TestClass]
    public static class MailTextTests
    {
        [TestMethod]
        [DataRow("relay 1 on", "relay 1 on")]
        [DataRow("relay\r\n 1 on", "relay 1 on")]
        [DataRow("=?utf-8?B?cmVsYXkgMSBvbg==?=", "relay 1 on")]
        [DataRow("=?iso-8859-1?Q?gr=FC=DFe_an?= =?utf-8?q?_alle?=", "grüße an alle")]
        [DataRow("=?utf-8?B?broken", "=?utf-8?B?broken")]
        public static void Subjects_are_unfolded_and_decoded(string subject, string expected)
        {
            MailText mail = Read("Subject: " + subject + "\r\n\r\n", 1024);

            Assert.AreEqual(expected, mail.GetSubject());
            Assert.IsFalse(mail.SubjectTruncated);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(5)]
        [DataRow(1024)]
        public static void The_first_plain_text_is_found_in_any_chunks(int octets)
        {
            string mail = "From: Ann <ann@example.org>\r\nSubject: hello\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed; boundary=\"--x\"\r\n\r\nno part\r\n----x\r\nContent-Type: text/html\r\n\r\n<b>no</b>\r\n"
                + "----x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                + "led=20=\r\non =E2=82=AC\r\nsecond\r\n----x\r\nContent-Type: text/plain\r\n\r\nthird\r\n----x--\r\n";

            MailText content = Read(mail, octets);

            Assert.IsTrue(content.HasText);
            Assert.AreEqual("led on €\nsecond", content.GetText());
            Assert.AreEqual("hello", content.GetSubject());
            Assert.AreEqual("Ann <ann@example.org>", content.GetFrom());
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(3)]
        [DataRow(1024)]
        public static void Base64_is_decoded_across_lines_and_chunks(int octets)
        {
            MailText content = Read("Content-Transfer-Encoding: base64\r\n\r\ncmVs\r\nYXkg\r\nMiBvbg==\r\n", octets);

            Assert.AreEqual("relay 2 on", content.GetText());
        }

        [TestMethod]
        public static void What_does_not_fit_is_cut_behind_a_whole_character()
        {
            var content = new MailText(8, 16);
            Add(content, "Subject: 1234567\u00E9\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n123456789012345\u00E9 and more\r\n", 7);

            Assert.AreEqual("1234567", content.GetSubject());
            Assert.IsTrue(content.SubjectTruncated);
            Assert.AreEqual("123456789012345", content.GetText());
            Assert.IsTrue(content.TextTruncated);
        }

        [TestMethod]
        public static void One_object_reads_one_mail_after_the_other()
        {
            var content = new MailText(64, 64);
            Add(content, "Subject: first\r\n\r\none\r\n", 1024);
            Add(content, "From: nobody\r\n\r\ntwo\r\n", 1024);

            Assert.AreEqual("", content.GetSubject());
            Assert.AreEqual("two", content.GetText().Trim());
        }

        // Twelve lines of 80 octets at a time: HTML, the text, an attachment.
        [TestMethod]
        public static void A_mail_of_100_kilobytes_passes_through_one()
        {
            Replay.Tidy();
            var content = new MailText(64, 64);
            var buffer = new byte[1024];
            string line = new string('A', 78) + "\r\n";
            content.Begin();
            Pass(content, buffer, "Subject: large\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n", 1, 1);
            Pass(content, buffer, line, 12, 54);
            Pass(content, buffer, "--x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nbGVkIG9u\r\n", 1, 1);
            Pass(content, buffer, "--x\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n", 1, 1);
            Pass(content, buffer, line, 12, 54);
            Pass(content, buffer, "--x--\r\n", 1, 1);
            content.End();

            Assert.AreEqual("large", content.GetSubject());
            Assert.AreEqual("led on", content.GetText());
            Assert.IsFalse(content.TextTruncated);
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        public static void Nonsense_does_not_make_it_throw(int seed)
        {
            var content = new MailText(32, 32);
            var octets = new byte[300];
            uint number = (uint)seed;
            for (int round = 0; round < 4; round++)
            {
                for (int i = 0; i < octets.Length; i++)
                {
                    number = number * 1664525u + 1013904223u;
                    octets[i] = (byte)(number >> 24);
                }
                content.Begin();
                content.Add(octets, 0, octets.Length);
                content.End();
                Assert.IsTrue(content.SubjectLength <= 32 && content.TextLength <= 32);
            }
        }

        // The text so many times in the buffer, and the buffer so many times.
        private static void Pass(MailText content, byte[] buffer, string text, int copies, int times)
        {
            byte[] octets = Encoding.UTF8.GetBytes(text);
            for (int i = 0; i < copies; i++) Array.Copy(octets, 0, buffer, i * octets.Length, octets.Length);
            for (int i = 0; i < times; i++) content.Add(buffer, 0, copies * octets.Length);
        }

        private static MailText Read(string mail, int most)
        {
            Replay.Tidy();
            var content = new MailText(64, 64);
            Add(content, mail, most);
            return content;
        }

        private static void Add(MailText content, string mail, int most)
        {
            byte[] octets = Encoding.UTF8.GetBytes(mail);
            content.Begin();
            for (int start = 0; start < octets.Length; start += most) content.Add(octets, start, octets.Length - start < most ? octets.Length - start : most);
            content.End();
        }
    }
}
