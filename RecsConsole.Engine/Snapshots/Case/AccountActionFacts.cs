namespace RecsConsole.Engine.Snapshots;

/// <summary>An action that was taken for similar accounts.</summary>
/// <param name="Used">Number of cases that took the action.</param>
/// <param name="EndedWell">Number of these cases that ended well.</param>
/// <param name="Score">Share of the cases that took the action and ended well, weighted by account similarity, scaled by 1,000,000.</param>
public sealed record AccountActionFacts(string Action, int Used, int EndedWell, long Score);
