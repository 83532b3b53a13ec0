namespace RecsConsole.Cli.Backtest;

/// <summary>The ranking at one step, and what was done.</summary>
/// <param name="Ranked">The desk's ranking of actions.</param>
/// <param name="Eligible">Number of eligible actions.</param>
/// <param name="ReasonAgainst">Why the action that was done was not eligible; null when it was.</param>
/// <param name="Counted">The baselines' rankings: most frequent overall, then by the last 1, 2 and 3 activities.</param>
internal sealed record AskedSlate(
    string Target,
    IReadOnlyList<string> Ranked,
    int Eligible,
    string? ReasonAgainst,
    IReadOnlyList<IReadOnlyList<string>> Counted
);
