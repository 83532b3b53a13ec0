using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RecsConsole.E2E;

/// <summary>The warnings in the log of an application, where people read them too.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private const int MaxLooks = 200;
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Waits for the first line with a text.</summary>
    public async Task<string> FindAsync(string text)
    {
        for (var look = 0; look < MaxLooks; look++)
        {
            if (_lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"The log does not say \"{text}\".");
    }

    public ILogger CreateLogger(string categoryName) => new Writer(_lines);

    public void Dispose()
    {
        // holds nothing but text
    }

    private sealed class Writer(ConcurrentQueue<string> lines) : ILogger
    {
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
                lines.Enqueue(formatter(state, exception));
            }
        }
    }
}
