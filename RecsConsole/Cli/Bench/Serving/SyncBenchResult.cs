namespace RecsConsole.Cli.Bench.Serving;

/// <summary>The output of <c>bench sync</c>.</summary>
/// <param name="Lag">Null when no notes were written.</param>
internal sealed record SyncBenchResult(string Connection, ReadTickets Reading, SyncLag? Lag);

/// <summary>One reading of a connection.</summary>
/// <param name="Read">Tickets requested with their journal.</param>
internal sealed record ReadTickets(int Read, int Changed, int Failed, double Seconds, double PerSecond);

/// <summary>How long changes over there take to reach their cases.</summary>
internal sealed record SyncLag(int Tickets, double EverySeconds, double P50Seconds, double P95Seconds);
