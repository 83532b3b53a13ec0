namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>A cause that becomes more or less frequent, or an action that becomes better or worse at it.</summary>
public sealed record DemoDrift
{
    public required string Cause { get; init; }

    /// <summary>Null: the frequency of the cause changes.</summary>
    public string? Action { get; init; }

    public int FromDays { get; init; }

    public int ToDays { get; init; }

    public double StartFactor { get; init; } = 1;

    public double Factor { get; init; }
}
