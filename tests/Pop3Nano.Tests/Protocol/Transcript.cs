using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace Pop3Nano.Tests.Protocol;

/// <summary>
/// A golden transcript: "C:" lines are commands, "S:" lines what the server sends (CRLF added), "S~:" raw octets with escapes and
/// nothing added, "X:" the server closes, "T:" TLS starts, "E:" the events that must come of it, "#" prose.
/// </summary>
internal sealed class Transcript
{
    private readonly bool _engineOnly;

    private Transcript(string name, List<Step> steps, bool engineOnly)
    {
        Name = name;
        Steps = steps;
        _engineOnly = engineOnly;
    }

    public string Name { get; }

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>True if a session can run it by itself: SASL and STLS have words of their own there.</summary>
    public bool IsPlain => !_engineOnly && Steps.All(s => !s.StartsTls && !s.Commands.Any(c => c.StartsWith("AUTH", System.StringComparison.Ordinal)));

    public static string Folder => Path.Combine(System.AppContext.BaseDirectory, "Transcripts");

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.pop3").Select(f => Path.GetFileNameWithoutExtension(f)!).Order();

    public static Transcript Load(string name)
    {
        var steps = new List<Step> { new() };
        string[] lines = File.ReadAllLines(Path.Combine(Folder, name + ".pop3"));
        foreach (string line in lines)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            Step step = steps[^1];
            int colon = line.IndexOf(':');
            string rest = line.Length > colon + 2 ? line[(colon + 2)..] : "";
            bool begins = line[0] is 'C' or 'T';
            if (begins && (step.Octets.Count > 0 || step.Events.Count > 0 || step.Closes))
            {
                step = new Step();
                steps.Add(step);
            }
            switch (line[..colon])
            {
                case "C": step.Commands.Add(rest); break;
                case "T": step.StartsTls = true; break;
                case "S": step.Octets.AddRange(Encoding.UTF8.GetBytes(rest + "\r\n")); break;
                case "S~": step.Octets.AddRange(Text.Unescape(rest)); break;
                case "X": step.Closes = true; break;
                case "E": step.Events.Add(rest); break;
                default: throw new InvalidDataException($"{name}: '{line}' is no line of a transcript.");
            }
        }
        return new Transcript(name, steps, lines.Contains("# Engine only."));
    }

    /// <summary>Commands that fly together, what comes back, and what the engine must make of it.</summary>
    internal sealed class Step
    {
        public List<string> Commands { get; } = [];

        public List<byte> Octets { get; } = [];

        public List<string> Events { get; } = [];

        public bool StartsTls { get; set; }

        public bool Closes { get; set; }

        public byte[] Written => Encoding.UTF8.GetBytes(string.Concat(Commands.Select(c => c + "\r\n")));
    }
}
