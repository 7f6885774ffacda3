namespace System.Runtime.CompilerServices;

/// <summary>What records ask of the compiler; netstandard2.0 does not have it.</summary>
internal static class IsExternalInit;
