namespace RecsConsole.Components.Charts;

/// <summary>One step of a line over time; the same step of the period before, where there is one.</summary>
public sealed record ChartPoint(string Label, double Value, double? Before = null);
