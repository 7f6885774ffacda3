using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>Reaches the base64 that all mechanisms share.</summary>
internal abstract class Base64Probe : SaslMechanism
{
    public static byte[] Decode(byte[] text, int length) => DecodeBase64(text, 0, length);
}
