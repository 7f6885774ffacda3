using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace Pop3Nano.Interop;

/// <summary>
/// A program of one's own that listens on a free loopback port, its files in a fresh folder. Disposing it stops the program and removes
/// the folder. It also stops when the tests are killed.
/// </summary>
public abstract class LoopbackProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private Process? _shell;

    /// <summary>Picks the port and makes the folder.</summary>
    protected LoopbackProgram()
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("These programs do not run on Windows.");
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Port = ((IPEndPoint)free.LocalEndpoint).Port;
        Folder = Directory.CreateTempSubdirectory("pop3nano-").FullName;
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Everything that it needs and writes.</summary>
    protected string Folder { get; }

    /// <summary>Starts a program and waits until it takes connections.</summary>
    public static T Started<T>(T program) where T : LoopbackProgram
    {
        try
        {
            program.Start();
            return program;
        }
        catch (Exception)
        {
            program.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Release();
        if (_shell != null)
        {
            _shell.StandardInput.Close();
            if (!_shell.WaitForExit(Patience)) _shell.Kill(entireProcessTree: true);
            _shell.Dispose();
        }
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Writes its files; the program, and what it is called with.</summary>
    protected abstract IEnumerable<string> Configure();

    /// <summary>Lets go of what it has besides.</summary>
    protected virtual void Release()
    {
    }

    /// <summary>The path of something in its folder.</summary>
    protected string In(string name) => Path.Combine(Folder, name);

    private void Start()
    {
        // The shell waits for the end of its input, which comes when this process ends, however it ends, and then stops the program.
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            ArgumentList = { "-c", "out=\"$1\"; shift; \"$@\" </dev/null >\"$out\" 2>&1 & read end; kill $! 2>/dev/null; wait $!", "sh", In("out") },
        };
        foreach (string word in Configure()) start.ArgumentList.Add(word);
        start.Environment["PATH"] += ":/usr/local/sbin:/usr/sbin:/sbin";
        _shell = Process.Start(start)!;
        long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                if (Environment.TickCount64 > end) throw new InvalidOperationException($"{GetType().Name} does not start: {File.ReadAllText(In("out"))}");
                Thread.Sleep(10);
            }
        }
    }
}
