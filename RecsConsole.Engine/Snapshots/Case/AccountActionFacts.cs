namespace RecsConsole.Engine.Snapshots;

/// <summary>An action that was taken for similar accounts.</summary>
/// <param name="Used">Cases that took it.</param>
/// <param name="EndedWell">Of these, cases that ended well.</param>
/// <param name="Score">Share of the cases that took it and ended well, weighted by how similar their account is, scaled by 1,000,000.</param>
public sealed record AccountActionFacts(string Action, int Used, int EndedWell, long Score);
