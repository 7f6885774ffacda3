using Xunit;

namespace Pop3Nano.Interop;

/// <summary>Ties the servers to their tests.</summary>
[CollectionDefinition(SharedServers.Collection, DisableParallelization = true)]
public sealed class SharedServersCollection : ICollectionFixture<SharedServers>
{
}
