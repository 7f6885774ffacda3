using System;
using System.Globalization;
using System.Text;

namespace Pop3Nano.Testing;

// Who sent how much when on one connection through a FaultProxy, and how often the client spoke after it had heard something.
internal sealed class FaultLog(TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly StringBuilder _text = new();
    private readonly long _start = clock.GetTimestamp();
    private bool _isClientsTurn = true;
    private int _flights;

    internal int Flights
    {
        get { lock (_gate) return _flights; }
    }

    public override string ToString()
    {
        lock (_gate) return _text.ToString();
    }

    // Octets have come into the proxy; 0: an end has.
    internal void Came(bool isFromClient, int count)
    {
        lock (_gate)
        {
            if (isFromClient && count > 0 && _isClientsTurn)
            {
                _flights++;
                _isClientsTurn = false;
            }
            Note($"{(isFromClient ? "C" : "S")} {count}");
        }
    }

    // Octets go to the client.
    internal void Heard(int count)
    {
        lock (_gate)
        {
            _isClientsTurn = true;
            Note($"  client hears {count}");
        }
    }

    private void Note(string what) => _text.Append(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(_start).TotalMilliseconds,6:0} {what}\n");
}
