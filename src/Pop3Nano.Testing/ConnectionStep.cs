namespace Pop3Nano.Testing;

// What the driver of a connection has to do next.
internal enum ConnectionStep
{
    // Octets were produced: send them.
    Octets = 0,

    // Nothing to say until the client does.
    NeedInput = 1,

    // Wait for ServerConnection.Delay, then call DelayOver.
    Wait = 2,

    // Run the server's side of a TLS handshake, then call TlsStarted.
    StartTls = 3,

    // All is said: close.
    Closed = 4,
}
