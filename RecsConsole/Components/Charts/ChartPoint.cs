namespace RecsConsole.Components.Charts;

/// <summary>One step of a line chart; with the same step of the compared period, if there is one.</summary>
public sealed record ChartPoint(string Label, double Value, double? Before = null);
