using System;
using System.Collections.Generic;

namespace Pop3Nano.Nano.Allocation;

/// <summary>The platform's methods that running code may call, each looked at in the platform's source.</summary>
internal static class PlatformCalls
{
    public static IReadOnlyDictionary<string, string> Reviewed { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["System.Array::Copy"] = "native, moves octets",
        ["System.Array::Clear"] = "native, writes zeros",
        ["System.String::get_Length"] = "native, counts",
        ["System.Text.Encoding::GetBytes"] = "native in UTF8Encoding, writes into the array that it is given",
        ["System.Environment::get_TickCount64"] = "native, a number",
        ["System.IO.Stream::get_CanTimeout"] = "a constant",
        ["System.IO.Stream::set_ReadTimeout"] = "a field of the socket",
        ["System.IO.Stream::set_WriteTimeout"] = "a field of the socket",
        ["System.IO.Stream::Read"] = "native in NetworkStream and SslStream: fills the caller's array",
        ["System.IO.Stream::Write"] = "native in NetworkStream and SslStream: sends from the caller's array",
        ["System.IO.Stream::Flush"] = "empty in NetworkStream",
        ["System.IO.Stream::Dispose"] = "the end of a connection: gives back",
        ["System.Net.Sockets.Socket::Close"] = "the end of a connection: gives back",
    };
}
