using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Pop3Nano.Generator;

/// <summary>Every diagnostic of the generator: a stable id, one meaning each.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor UnknownRow = Error("P3N001", "Unknown kind of row",
        "'{0}' starts no row: a command keyword in capitals, argument, reply, capability, mechanism or code is expected{1}");
    public static readonly DiagnosticDescriptor Columns = Error("P3N002", "Wrong number of columns",
        "A command row has 6 columns, separated by ';' (keyword and arguments; states; reply; needs; pipeline; defined in); this one has {0}");
    public static readonly DiagnosticDescriptor Keyword = Error("P3N003", "Bad keyword",
        "'{0}' is no keyword: 3 to 8 capital letters or digits, a letter first (RFC 1939 §3 says 3 or 4)");
    public static readonly DiagnosticDescriptor State = Error("P3N004", "Unknown state",
        "'{0}' is no state: A (authorization), T (transaction), or U (update) behind '->'{1}");
    public static readonly DiagnosticDescriptor Transition = Error("P3N005", "Impossible transition",
        "'{0}' is no transition: A -> T, or -> U");
    public static readonly DiagnosticDescriptor Reply = Error("P3N006", "Unknown reply",
        "No reply is called '{0}'{1}");
    public static readonly DiagnosticDescriptor Needs = Error("P3N007", "Unknown capability",
        "No capability is called '{0}'{1}");
    public static readonly DiagnosticDescriptor Pipeline = Error("P3N008", "Unknown pipelining",
        "'{0}' is none of yes, login, last{1}");
    public static readonly DiagnosticDescriptor Argument = Error("P3N009", "Unknown argument",
        "No argument is called '{0}'{1}; a row 'argument {0} = text' defines it");
    public static readonly DiagnosticDescriptor ArgumentOrder = Error("P3N010", "Misplaced argument",
        "Argument '{0}' can't stand here: {1}");
    public static readonly DiagnosticDescriptor Kind = Error("P3N011", "Unknown kind",
        "'{0}' is unknown here: {1} is expected{2}");
    public static readonly DiagnosticDescriptor Duplicate = Error("P3N012", "Defined twice",
        "'{0}' is already defined in line {1}");
    public static readonly DiagnosticDescriptor BuiltIn = Error("P3N013", "Built-in word",
        "'{0}' is built in and can't be defined again");
    public static readonly DiagnosticDescriptor Syntax = Error("P3N014", "Malformed row",
        "This row can't be read: {0}");
    public static readonly DiagnosticDescriptor EmitMode = Error("P3N015", "Unknown Pop3NanoEmit",
        "The property Pop3NanoEmit is '{0}'; it can be client, server or empty{1}");
    public static readonly DiagnosticDescriptor TableName = Error("P3N016", "Unusable table name",
        "The table's file name '{0}' makes no C# class name of its own; use letters and digits, a letter first, and another name than other tables have");

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new[]
    {
        UnknownRow, Columns, Keyword, State, Transition, Reply, Needs, Pipeline,
        Argument, ArgumentOrder, Kind, Duplicate, BuiltIn, Syntax, EmitMode, TableName,
    }.ToDictionary(d => d.Id);

    /// <summary>The descriptor with this id.</summary>
    public static DiagnosticDescriptor Get(string id) => ById[id];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Pop3Nano", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
