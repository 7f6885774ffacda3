using System;
using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Nano.Building;
using Xunit;

namespace Pop3Nano.Nano;

/// <summary>Both platforms compile the same emitted text, octet by octet.</summary>
public sealed class EmittedTextTests
{
    [Fact]
    public void The_text_emitted_for_both_builds_is_the_same()
    {
        IReadOnlyDictionary<string, byte[]> nano = EmbeddedSources.Emitted(NanoAssembly.NanoPath);
        IReadOnlyDictionary<string, byte[]> dotNet = EmbeddedSources.Emitted(NanoAssembly.DotNetPath);

        Assert.InRange(nano.Count, 4, 40);
        Assert.Equal(dotNet.Keys.Order(StringComparer.Ordinal), nano.Keys.Order(StringComparer.Ordinal));
        Assert.All(nano, file => Assert.Equal(dotNet[file.Key], file.Value));
    }
}
