using Pop3Nano.Commands;

namespace Pop3Nano.Tests.Support;

/// <summary>A store that takes everything and keeps nothing: a drive that is missing.</summary>
internal sealed class ForgetfulStore : IStore
{
    public int Read(int slot, byte[] buffer) => 0;

    public void Write(int slot, byte[] buffer, int length)
    {
        // Gone.
    }
}
