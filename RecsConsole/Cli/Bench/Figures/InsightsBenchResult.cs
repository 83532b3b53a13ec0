namespace RecsConsole.Cli.Bench.Figures;

/// <summary>The output of <c>bench insights</c>.</summary>
internal sealed record InsightsBenchResult(IReadOnlyList<InsightsReading> Readings);

/// <summary>One reading of the page.</summary>
/// <param name="PageMs">From the first request to the last answer, in milliseconds.</param>
/// <param name="Parts">Each part's own time in milliseconds, beside up to two others.</param>
internal sealed record InsightsReading(double PageMs, IReadOnlyDictionary<string, double> Parts);
