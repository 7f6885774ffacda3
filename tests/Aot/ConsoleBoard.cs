using System;
using Pop3Nano.Support;

namespace Pop3Nano.Aot;

/// <summary>A board that only says what it is told.</summary>
internal sealed class ConsoleBoard : BareBoard
{
    public override int RelayCount => 1;

    public override void Log(string line) => Console.WriteLine(line);
}
