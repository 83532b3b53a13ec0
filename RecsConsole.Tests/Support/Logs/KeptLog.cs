using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace RecsConsole.Tests.Support.Logs;

/// <summary>Keeps what any part of the application logs.</summary>
/// <param name="least">What is less severe is not kept.</param>
internal sealed class KeptLog(LogLevel least) : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<KeptLine> _lines = new();

    public IReadOnlyCollection<KeptLine> Lines => _lines;

    public IReadOnlyList<string> Texts => [.. _lines.Select(line => line.Text)];

    /// <summary>Those of one event.</summary>
    public IReadOnlyList<string> Of(int id) => [.. _lines.Where(line => line.Event == id).Select(line => line.Text)];

    /// <summary>Those since it was last asked.</summary>
    public IReadOnlyList<KeptLine> Take()
    {
        List<KeptLine> taken = [];
        while (_lines.TryDequeue(out var line))
        {
            taken.Add(line);
        }

        return taken;
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

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
            var values = state as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
            _lines.Enqueue(new(eventId.Id, formatter(state, exception) + exception, [.. values]));
        }
    }

    public void Dispose() { }
}

/// <param name="Text">The message, and the exception if there was one.</param>
/// <param name="Values">What the message was made from, by name.</param>
internal sealed record KeptLine(int Event, string Text, IReadOnlyList<KeyValuePair<string, object?>> Values);
