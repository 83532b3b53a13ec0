namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>One row of a log as it was read; missing values are null.</summary>
public sealed class LogRow
{
    public required long Line { get; init; }

    public required string Case { get; init; }

    public required string Activity { get; init; }

    public required string Time { get; init; }

    public DateTimeOffset At { get; set; }

    public required string? Resource { get; init; }

    public required string? SlaMet { get; init; }

    /// <summary>Values of <see cref="LogColumns.Kept"/>.</summary>
    public required string?[] Kept { get; init; }

    /// <summary>Values of <see cref="LogColumns.Finals"/>.</summary>
    public required string?[] Finals { get; init; }
}
