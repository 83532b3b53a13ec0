using Microsoft.Extensions.Logging;

namespace RecsConsole.Tests.Support;

/// <summary>Keeps what one service logs, for a test to read.</summary>
internal sealed class KeptLog<T> : ILogger<T>
{
    private readonly List<string> _lines = [];
    private readonly List<LogLevel> _levels = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The level of each line, in the order of <see cref="Lines"/>.</summary>
    public IReadOnlyList<LogLevel> Levels => _levels;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        _lines.Add(formatter(state, exception));
        _levels.Add(logLevel);
    }
}
