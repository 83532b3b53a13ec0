namespace RecsConsole.Engine.Ranking;

/// <summary>One term's part of a score: value x weight / 1,000,000 = amount; penalties have a negative amount. Scaled by 1,000,000.</summary>
public sealed record Contribution(string Term, long Value, long Weight, long Amount);
