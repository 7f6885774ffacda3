using Xunit;

namespace Pop3Nano.Interop;

/// <summary>Ties the servers to their tests.</summary>
[CollectionDefinition(SharedDovecot.Collection, DisableParallelization = true)]
public sealed class SharedDovecotCollection : ICollectionFixture<SharedDovecot>
{
}
