using System;
using System.CommandLine;

namespace Pop3Nano.Fuzz.Running;

/// <summary>The command line's options and what help says of them.</summary>
internal sealed class CommandLineOptions
{
    private readonly Option<int?> _seconds = new("--seconds") { Description = "Seconds for each group, shared out among its targets; 30 unless --cases is given" };
    private readonly Option<long?> _cases = new("--cases") { Description = "Cases for each target" };
    private readonly Option<long> _seed = new("--seed") { Description = "What the cases are made from", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _group = new("--group") { Description = "One group", DefaultValueFactory = _ => "" };
    private readonly Option<string> _target = new("--target") { Description = "One target", DefaultValueFactory = _ => "" };
    private readonly Option<int> _parallel = new("--parallel") { Description = "Groups at the same time", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _case = new("--case") { Description = "One case of the --target: seed:index, a name of the corpus, a file or hexadecimal digits", DefaultValueFactory = _ => "" };

    public RootCommand Root { get; }

    public CommandLineOptions() =>
        Root = new RootCommand("Feeds everything that reads what others wrote with cases made from numbers.") { _seconds, _cases, _seed, _group, _target, _parallel, _case };

    public FuzzArguments Read(ParseResult result) => new()
    {
        Seed = result.GetValue(_seed),
        Cases = result.GetValue(_cases) ?? long.MaxValue,
        Time = result.GetValue(_seconds) is { } seconds ? TimeSpan.FromSeconds(seconds)
            : result.GetValue(_cases) is null ? TimeSpan.FromSeconds(30) : TimeSpan.FromDays(100),
        Group = result.GetValue(_group) ?? "",
        Target = result.GetValue(_target) ?? "",
        Parallel = Math.Clamp(result.GetValue(_parallel), 1, 64),
        Case = result.GetValue(_case) ?? "",
    };
}
