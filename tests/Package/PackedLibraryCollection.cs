using Xunit;

namespace Pop3Nano.Package;

/// <summary>The tests that share the packages.</summary>
[CollectionDefinition(nameof(PackedLibrary))]
public sealed class PackedLibraryCollection : ICollectionFixture<PackedLibrary>;
