using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RecsConsole.Tests.Support.Logs;

/// <summary>Keeps what any part of the application logs from warnings on, by event.</summary>
internal sealed class EventLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<(int Event, string Line)> _lines = new();

    public IReadOnlyList<string> Of(int id) => [.. _lines.Where(each => each.Event == id).Select(each => each.Line)];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            _lines.Enqueue((eventId.Id, formatter(state, exception)));
        }
    }

    public void Dispose() { }
}
