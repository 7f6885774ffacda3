using System.Globalization;

namespace Pop3Nano.Benchmarks;

/// <summary>The smallest polling program, compiled ahead of time (net9.0) or trimmed (net10.0), against the same poll over a bare SslStream.</summary>
internal sealed class AotSize(string name, long most) : Promise
{
    public override string Name => name;

    public override Verdict Measure()
    {
        long poll = Published.Size("Poll");
        long bare = Published.Size("Bare");
        long trimmed = Published.Size("Poll", "net10.0");
        long trimmedBare = Published.Size("Bare", "net10.0");
        return new Verdict(poll - bare <= most, string.Create(CultureInfo.InvariantCulture,
            $"{(poll - bare) / 1024.0:0.0} KB above {bare / 1024:N0} KB; trimmed, with the runtime, {(trimmed - trimmedBare) / 1024.0:0.0} KB above {trimmedBare / 1024:N0} KB"));
    }
}
