using System;
using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Pop3Nano.Nano.Allocation;

/// <summary>The methods that must not allocate, and those that may, by name and with the reason.</summary>
internal static class Roots
{
    /// <summary>"Type::Method" of what is no root.</summary>
    public static IReadOnlyDictionary<string, string> Exempt { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Pop3Session::Connect"] = "makes the connection and the session",
        ["Pop3Session::Greet"] = "the last step of connecting: keeps the timestamp that APOP needs as a string",
        ["Pop3Session::HasCapability"] = "writes no command and reads no reply: asks what the last CAPA said",
        ["Pop3Session::StartTls"] = "makes the TLS stream",
        ["Pop3Session::Login"] = "makes the steps of the login; gone before the first command of the TRANSACTION state",
        ["Pop3Session::Authenticate"] = "the same",
        ["Pop3Session::Dispose"] = "the end",
        ["Pop3Session::GetText"] = "answers a string",
        ["Pop3Session::UniqueId"] = "answers a string",
        ["Pop3Session::Lang"] = "answers a string",
        ["MailText::GetSubject"] = "answers a string",
        ["MailText::GetFrom"] = "answers a string",
        ["MailText::GetDate"] = "answers a string",
        ["MailText::GetText"] = "answers a string",
    };

    public static IEnumerable<MethodDefinition> In(IEnumerable<ModuleDefinition> modules) => Candidates(modules).Where(m => !Exempt.ContainsKey(Name(m)));

    public static IEnumerable<MethodDefinition> Candidates(IEnumerable<ModuleDefinition> modules) =>
        from module in modules
        from type in module.GetTypes()
        where type.IsPublic && (type.Namespace == "Pop3Nano.Mime" || type.Name is "Pop3Engine" or "Pop3Session")
        from method in type.Methods
        where method.IsPublic && !method.IsConstructor
        select method;

    public static string Name(MethodDefinition method) => $"{method.DeclaringType.Name}::{method.Name}";
}
