using System;
using System.Diagnostics.CodeAnalysis;

namespace Pop3Nano.Fuzz.Commands;

/// <summary>The power failed.</summary>
[SuppressMessage("Design", "CA1032", Justification = "It says nothing more.")]
internal sealed class PowerFailedException : Exception;
