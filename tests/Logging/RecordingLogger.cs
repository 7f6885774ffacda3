using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Logging;

namespace Pop3Nano.Logging.Tests;

/// <summary>Keeps what is logged from a level on, with the names of the values.</summary>
internal sealed class RecordingLogger(LogLevel least) : ILogger, ILoggerFactory
{
    public List<string> Lines { get; } = [];

    public string Category { get; private set; } = "";

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string names = state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(',', values.Select(v => v.Key)) : "";
        Lines.Add($"{logLevel} {eventId.Name} [{names}] {formatter(state, exception)}");
    }

    public ILogger CreateLogger(string categoryName)
    {
        Category = categoryName;
        return this;
    }

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
