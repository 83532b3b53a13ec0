namespace RecsConsole.Cli.Bench.Figures;

/// <summary>The output of <c>bench insights</c>.</summary>
/// <param name="Job">Null when nothing was counted ahead.</param>
internal sealed record InsightsBenchResult(InsightsJob? Job, IReadOnlyList<InsightsReading> Readings);

/// <summary>One run of the job that counts ahead.</summary>
internal sealed record InsightsJob(int Counted, int Fresh, double Seconds);

/// <summary>One reading of the page.</summary>
/// <param name="PageMs">From the first request to the last answer, in milliseconds.</param>
/// <param name="Parts">Each part's own time in milliseconds, beside up to two others.</param>
internal sealed record InsightsReading(double PageMs, IReadOnlyDictionary<string, double> Parts);
