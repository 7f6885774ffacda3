using System.Globalization;
using System.IO;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.VirtualBoard;

/// <summary>The dialogue as people write it down: C: and S:, secrets hidden, nothing in it that could play tricks on a terminal.</summary>
internal sealed class DialogueTrace(TextWriter output) : Pop3Trace
{
    public override void Command(byte[] buffer, int start, int visible, int length) =>
        output.WriteLine("C: " + Readable(buffer, start, visible) + (visible < length ? "***" : ""));

    public override void Reply(byte[] buffer, int start, int length) => output.WriteLine("S: " + Readable(buffer, start, length));

    public override void Message(long octets) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"S: ({octets} octets) ."));

    private static string Readable(byte[] buffer, int start, int length)
    {
        var text = new StringBuilder(Encoding.UTF8.GetString(buffer, start, length));
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i])) text[i] = '?';
        }
        return text.ToString();
    }
}
