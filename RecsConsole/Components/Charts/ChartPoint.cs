namespace RecsConsole.Components.Charts;

/// <summary>One step of a line chart; with the same step of the compared period, if there is one.</summary>
/// <param name="Value">Null when nothing happened from which it could be computed: the line has a gap.</param>
public sealed record ChartPoint(string Label, double? Value, double? Before = null)
{
    /// <summary>The value in words, such as "84 % of 25"; null for the number itself.</summary>
    public string? Text { get; init; }

    /// <summary>The same for the compared period.</summary>
    public string? BeforeText { get; init; }
}
