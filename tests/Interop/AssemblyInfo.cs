using Xunit;

// Some of the tests measure time, and the machine may be small.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
