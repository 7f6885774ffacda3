using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Tests.Support;

/// <summary>A token endpoint on a loopback port: gives the answers of a test, the last one again and again.</summary>
internal sealed class TokenEndpoint : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly (int Status, string Body)[] _answers;
    private readonly List<string> _requests = [];

    public TokenEndpoint(params (int Status, string Body)[] answers)
    {
        _answers = answers;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/token");
        }
        _listener.Prefixes.Add(Address.GetLeftPart(UriPartial.Authority) + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>An answer of this status is held back for ever.</summary>
    public static int Silence => 0;

    /// <summary>Method, content type and body of each request.</summary>
    public string[] Requests
    {
        get { lock (_requests) return [.. _requests]; }
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                string body = await reader.ReadToEndAsync();
                int number;
                lock (_requests)
                {
                    number = Math.Min(_requests.Count, _answers.Length - 1);
                    _requests.Add($"{context.Request.HttpMethod} {context.Request.ContentType} {body}");
                }
                (int status, string answer) = _answers[number];
                if (status == Silence) continue;
                await Task.Delay(20, CancellationToken.None); // long enough for others to ask meanwhile
                context.Response.StatusCode = status;
                if (status == 307) context.Response.RedirectLocation = new Uri(Address, "/elsewhere").ToString();
                byte[] octets = Encoding.UTF8.GetBytes(answer);
                await context.Response.OutputStream.WriteAsync(octets);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
        {
        }
    }
}
