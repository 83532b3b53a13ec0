namespace RecsConsole.Components.Charts;

/// <summary>Something that happened at a step of a line chart and may explain it, such as new settings.</summary>
/// <param name="Step">Index of the point, from 0.</param>
public sealed record ChartMark(int Step, string Words);
