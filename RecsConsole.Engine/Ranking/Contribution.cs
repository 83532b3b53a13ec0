namespace RecsConsole.Engine.Ranking;

/// <summary>
/// One term's contribution to a score: value x weight / 1,000,000 = amount; penalties have a negative amount. A column of trees has no
/// weight (0), only the amount it adds for this candidate. Scaled by 1,000,000.
/// </summary>
public sealed record Contribution(string Term, long Value, long Weight, long Amount);
