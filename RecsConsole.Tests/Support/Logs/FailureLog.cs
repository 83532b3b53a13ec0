using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RecsConsole.Tests.Support.Logs;

/// <summary>Keeps what any part of the application logs as an error.</summary>
internal sealed class FailureLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _failures = new();

    public IReadOnlyCollection<string> Failures => _failures;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

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
            _failures.Enqueue(formatter(state, exception));
        }
    }

    public void Dispose() { }
}
