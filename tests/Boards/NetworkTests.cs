using System;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Pop3Nano.Boards;

/// <summary>The ESP32's clock, in the board's own source with a stand-in for the platform. This computer's clock is right, as it is behind a deep sleep.</summary>
public sealed class NetworkTests
{
    private const string Platform = """
        namespace System.Net.NetworkInformation
        {
            public sealed class NetworkInterface
            {
                public NetworkInterfaceType NetworkInterfaceType => NetworkInterfaceType.Wireless80211;
                public string IPv4Address => "192.0.2.7";
                public static NetworkInterface[] GetAllNetworkInterfaces() => new[] { new NetworkInterface() };
            }
        }

        namespace System.Device.Wifi
        {
            public enum WifiReconnectionKind { Automatic }
        }

        namespace nanoFramework.Networking
        {
            public static class WifiNetworkHelper
            {
                public static int Status => 0;
                public static void Reset() { }
                public static bool Reconnect(bool time, int adapter, System.Threading.CancellationToken token) => true;
                public static bool ConnectDhcp(string name, string password, System.Device.Wifi.WifiReconnectionKind kind, bool time, int adapter, System.Threading.CancellationToken token) => true;
            }

            public static class Sntp
            {
                public static string Calls = "";
                public static bool IsStarted { get; private set; }
                public static string Server1 { get => ""; set => Calls += "server " + value + ", "; }
                public static void Start() { Calls += "start, "; IsStarted = true; }
                public static void UpdateNow() => Calls += "update";
            }
        }

        namespace Pop3Nano.Esp32
        {
            public static class Life
            {
                public static object[] Begin()
                {
                    var network = new Network(new Settings());
                    return new object[] { network.IsTimeKnown, network.Prepare(), network.Prepare(), network.IsTimeKnown, nanoFramework.Networking.Sntp.Calls };
                }
            }
        }
        """;

    [Fact]
    public void A_clock_that_went_on_through_a_deep_sleep_is_set_anew_once_after_it()
    {
        MethodInfo begin = Compile().GetType("Pop3Nano.Esp32.Life")!.GetMethod("Begin")!;

        Assert.Equal([false, true, true, true, "server time.example.com, start, update"], (object[])begin.Invoke(null, null)!);
    }

    private static Assembly Compile()
    {
        string settings = Repository.Read("boards/esp32/Settings.cs.example").Replace("TimeServer = \"\"", "TimeServer = \"time.example.com\"", StringComparison.Ordinal);
        string[] sources = [Repository.Read("boards/esp32/Network.cs"), settings, Platform];
        string[] references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create("board", sources.Select(source => CSharpSyntaxTree.ParseText(source)),
            references.Select(file => MetadataReference.CreateFromFile(file)), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var code = new MemoryStream();
        Assert.Empty(compilation.Emit(code).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return Assembly.Load(code.ToArray());
    }
}
