using System;
using System.Collections.Generic;
using Mono.Cecil;

namespace Pop3Nano.Nano.Rules;

/// <summary>Something that an assembly for nanoFramework must not hold, with a snippet that does.</summary>
/// <param name="Name">What it is called in the tests.</param>
/// <param name="Offenders">What breaks it in an assembly, one line each.</param>
/// <param name="Bad">C# that breaks it.</param>
internal sealed record NanoRule(string Name, Func<ModuleDefinition, IEnumerable<string>> Offenders, string Bad);
