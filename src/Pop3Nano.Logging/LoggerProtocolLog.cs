using System;
using Microsoft.Extensions.Logging;
using Pop3Nano.Session;

namespace Pop3Nano.Logging;

/// <summary>
/// A protocol log that is an <see cref="ILogger"/>: the dialogue at level Trace, notes at level Debug. Secrets are left out before they get
/// here, and so are message bodies unless they are asked for; a template with named values, so that structured sinks can search for a connection.
/// </summary>
public sealed partial class LoggerProtocolLog : IProtocolLog
{
    private readonly ILogger _logger;

    /// <summary>A log that writes to this logger.</summary>
    public LoggerProtocolLog(ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(logger);
        _logger = logger;
    }

    /// <summary>A log in the category Pop3Nano.</summary>
    public LoggerProtocolLog(ILoggerFactory factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        _logger = factory.CreateLogger("Pop3Nano");
    }

    /// <inheritdoc/>
    public void Write(ProtocolLogEvent logged)
    {
        ArgumentNullException.ThrowIfNull(logged);
        if (logged.Direction == ProtocolDirection.Sent) Sent(_logger, logged.ConnectionId, logged.Text);
        else if (logged.Direction == ProtocolDirection.Received) Received(_logger, logged.ConnectionId, logged.Text);
        else Note(_logger, logged.ConnectionId, logged.Text);
    }

    [LoggerMessage(EventId = 1, EventName = "Sent", Level = LogLevel.Trace, Message = "{ConnectionId} C: {Line}")]
    private static partial void Sent(ILogger logger, int connectionId, string line);

    [LoggerMessage(EventId = 2, EventName = "Received", Level = LogLevel.Trace, Message = "{ConnectionId} S: {Line}")]
    private static partial void Received(ILogger logger, int connectionId, string line);

    [LoggerMessage(EventId = 3, EventName = "Note", Level = LogLevel.Debug, Message = "{ConnectionId} -: {Line}")]
    private static partial void Note(ILogger logger, int connectionId, string line);
}
