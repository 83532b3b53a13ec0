namespace RecsConsole.Cli.Backtest;

/// <summary>What was offered at one step, beside what was done.</summary>
/// <param name="Ranked">The desk's order of actions.</param>
/// <param name="Eligible">How many actions could have been offered.</param>
/// <param name="ReasonAgainst">Why what was done was not among them; null when it was.</param>
/// <param name="Counted">The orders of the baselines: most frequent of all, then by the last 1, 2 and 3 activities.</param>
internal sealed record AskedSlate(
    string Target,
    IReadOnlyList<string> Ranked,
    int Eligible,
    string? ReasonAgainst,
    IReadOnlyList<IReadOnlyList<string>> Counted
);
