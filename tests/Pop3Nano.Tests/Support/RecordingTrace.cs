using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Tests.Support;

/// <summary>Keeps what a trace may show, and the send buffer that it saw, so that a test can search both for secrets.</summary>
internal sealed class RecordingTrace : Pop3Trace
{
    public List<string> Lines { get; } = [];

    public string Text => string.Join('\n', Lines);

    public byte[] SendBuffer { get; private set; } = [];

    public override void Command(byte[] buffer, int start, int visible, int length)
    {
        SendBuffer = buffer;
        Lines.Add("C: " + Encoding.UTF8.GetString(buffer, start, visible) + (visible < length ? "***" : ""));
    }

    public override void Reply(byte[] buffer, int start, int length) => Lines.Add("S: " + Encoding.UTF8.GetString(buffer, start, length));

    public override void Message(long octets) => Lines.Add("S: (" + octets.ToString(CultureInfo.InvariantCulture) + " octets)");
}
