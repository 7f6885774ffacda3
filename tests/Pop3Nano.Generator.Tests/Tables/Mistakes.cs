using System.Collections.Generic;

namespace Pop3Nano.Generator.Tests.Tables;

/// <summary>What can be wrong in a table, and what the build then says.</summary>
internal static class Mistakes
{
    public static readonly IReadOnlyList<Mistake> InTables =
    [
        new("P3N001", "a row of an unknown kind", "did you mean 'capability'?", """
            # a comment does not shift lines
              «capabilty» XTND
            """),
        new("P3N001", "a kind that is like no other", "code is expected", """
            «frobnicate» XTND = word
            """),

        new("P3N001", "a row that begins with a semicolon", "'; XTND' starts no row", """
            «; XTND»
            """),

        new("P3N002", "a command row with too few columns", "this one has 5", """
            «XTND ; T ; status ;  ; yes»
            """),
        new("P3N002", "a command row with too many columns", "this one has 7", """
            «XTND ; T ; status ;  ; yes ; manual ; more»   # behind the row
            """),

        new("P3N003", "a keyword in small letters", "'xtnd' is no keyword", """
            «xtnd» ; T ; status ;  ; yes ; manual
            """),
        new("P3N003", "a keyword that is too long", "3 to 8 capital letters", """
            «XTENDEDLY» ; T ; status ;  ; yes ; manual
            """),
        new("P3N003", "a row without a keyword", "'' is no keyword", """
            «; T ; status ;  ; yes ; manual»
            """),

        new("P3N004", "a misspelt state", "'TT' is no state: A (authorization), T (transaction), or U (update) behind '->'; did you mean 'T'?", """

            XTND ; «TT» ; status ;  ; yes ; manual
            """),
        new("P3N004", "a word among the states", "'transaction' is no state", """
            XTND ; A «transaction» ; status ;  ; yes ; manual
            """),

        new("P3N005", "a login out of the wrong state", "'T -> T' is no transition", """
            XTND ; «T -> T» ; status ;  ; yes ; manual
            """),
        new("P3N005", "an arrow to nowhere", "'A ->' is no transition", """
            XTND ; «A ->» ; status ;  ; yes ; manual
            """),
        new("P3N005", "a command of the update state", "'U' is no transition", """
            XTND ; «U» ; status ;  ; yes ; manual
            """),
        new("P3N005", "no state", "'' is no transition", """
            «XTND ;  ; status ;  ; yes ; manual»
            """),

        new("P3N006", "a misspelt reply", "No reply is called 'scan-listnig'; did you mean 'scan-listing'?", """
            XTND ; T ; «scan-listnig» ;  ; yes ; manual
            """),
        new("P3N006", "no reply", "No reply is called ''", """
            «XTND ; T ;  ;  ; yes ; manual»
            """),

        new("P3N007", "a misspelt capability", "No capability is called 'PIPELINIGN'; did you mean 'PIPELINING'?", """
            XTND ; T ; status ; «PIPELINIGN» ; yes ; manual
            """),

        new("P3N008", "a misspelt pipelining", "'lgoin' is none of yes, login, last; did you mean 'login'?", """
            XTND ; T ; status ;  ; «lgoin» ; manual
            """),
        new("P3N008", "no pipelining", "'' is none of yes, login, last", """
            «XTND ; T ; status ;  ;  ; manual»
            """),

        new("P3N009", "a misspelt argument", "No argument is called 'mgs'; did you mean 'msg'?", """
            XTND «mgs» ; T ; status ;  ; yes ; manual
            """),
        new("P3N009", "a misspelt optional secret argument", "No argument is called 'digets'; did you mean 'digest'?", """
            XTND «[digets!]» ; T ; status ;  ; yes ; manual
            """),

        new("P3N010", "an optional argument before another", "only the last argument can be optional", """
            XTND «[msg]» lines ; T ; status ;  ; yes ; manual
            """),
        new("P3N010", "the same argument twice", "it is there already", """
            XTND msg «msg» ; T ; status ;  ; yes ; manual
            """),
        new("P3N010", "an argument that is named as the start of another's octets", "one name in C# twice", """
            XTND file «file-start» ; T ; status ;  ; yes ; manual
            argument file = base64
            argument file-start = number from 0
            """),
        new("P3N010", "a fourth argument", "a command has at most 3 arguments", """
            XTND msg lines digest «range» ; T ; status ;  ; yes ; manual
            """),
        new("P3N010", "a text in front of others", "text may hold blanks", """
            XTND «name» msg lines ; T ; status ;  ; yes ; manual
            """),

        new("P3N011", "an unknown kind of argument", "'nubmer' is unknown here: one of number, word, text, base64 is expected; did you mean 'number'?", """
            argument days = «nubmer» from 0
            """),
        new("P3N011", "an unknown field of a reply", "did you mean 'size'?", """
            reply queue = count «sise»
            """),
        new("P3N011", "an unknown parameter of a capability", "did you mean 'seconds'?", """
            capability XTND = «second»
            """),

        new("P3N012", "a command twice", "'XTND' is already defined in line 1", """
            XTND ; T ; status ;  ; yes ; manual
            «XTND» msg ; T ; status ;  ; yes ; manual
            """),
        new("P3N012", "a capability twice", "'XTND' is already defined in line 2", """

            capability XTND
            capability «XTND» = text
            """),
        new("P3N012", "a code twice", "'GATE' is already defined in line 1", """
            code GATE = "one"
            code «GATE» = "two"
            """),

        new("P3N013", "a built-in command", "'RETR' is built in", """
            «RETR» msg ; T ; message ;  ; yes ; manual
            """),
        new("P3N013", "a built-in argument", "'msg' is built in", """
            argument «msg» = number from 0
            """),
        new("P3N013", "a built-in argument in capitals", "'MSG' is built in", """
            argument «MSG» = word
            """),
        new("P3N013", "a built-in capability", "'SASL' is built in", """
            capability «SASL»
            """),
        new("P3N013", "a built-in mechanism", "'PLAIN' is built in", """
            mechanism «PLAIN»
            """),
        new("P3N013", "a built-in code", "'IN-USE' is built in", """
            code «IN-USE» = "taken"
            """),
        new("P3N013", "a built-in reply", "'message' is built in", """
            reply «message» = octets
            """),

        new("P3N014", "a character that ends a line in C# and not in a table", "it holds a control character", "capability XTND ; our«\u2028»manual"),
        new("P3N014", "a definition without a name", "'capability NAME = …; defined in' is expected", """
            «capability»
            """),
        new("P3N014", "a definition with nothing behind its =", "'argument NAME = …; defined in' is expected", """
            «argument days =»
            """),
        new("P3N014", "a number without its least value", "a number is '= number from 0' or '= number from 1'", """
            argument days = «number»
            """),
        new("P3N014", "a number from 2", "a number is '= number from 0' or '= number from 1'", """
            argument days = number from «2»
            """),
        new("P3N014", "an argument without a kind", "an argument is '= number from 0'", """
            argument «days»
            """),
        new("P3N014", "a reply with three fields", "a reply has one or two fields", """
            reply «queue» = msg size word
            """),
        new("P3N014", "an argument whose name makes none in C#", "it becomes one in C#", """
            argument «-» = word
            """),
        new("P3N014", "an argument whose name the writers need", "is none of tag", """
            argument «tag» = word
            """),
        new("P3N014", "the same name in capitals", "is none of tag", """
            argument «TAG» = word
            """),
        new("P3N014", "a text that a comment ends", "no closing quote", """
            code GATE = «"gate» #1 is closed"
            """),
        new("P3N014", "a text that a semicolon ends", "no closing quote", """
            code GATE = «"closed»; come again at noon"
            """),
        new("P3N014", "a mechanism with a meaning", "a name and nothing else", """
            mechanism XTOKEN = «word»
            """),
        new("P3N014", "a capability that starts with a digit", "starts with a letter", """
            capability «8BITMIME»
            """),
        new("P3N014", "a message in lines", "is no field of a line", """
            reply queue = octets «per» line
            """),
        new("P3N014", "a capability with two parameters", "one parameter", """
            capability «QUEUE» = seconds days
            """),
        new("P3N009", "an argument that a reply names and nobody defines", "did you mean 'msg'", """
            reply queue = msg size per line without «mgs»
            """),
        new("P3N013", "the plain status line defined again", "'status' is built in", """
            reply «status» = count
            """),
        new("P3N003", "a keyword that starts with a digit", "a letter first", """
            «3COM» ; T ; status ; ; yes ; the manual
            """),
    ];

    /// <summary>Mistakes that are not in a table's lines: the property and the file's name.</summary>
    public static readonly IReadOnlyList<string> Elsewhere = ["P3N015", "P3N016"];
}
