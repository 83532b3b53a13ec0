namespace RecsConsole.Engine.Snapshots;

/// <summary>What was done for accounts like the case's own, in cases of the same issue type and in the same state.</summary>
/// <param name="Accounts">How many accounts are like it and had such cases.</param>
/// <param name="Cases">Their cases that stood in the state.</param>
/// <param name="Actions">What was done there.</param>
public sealed record AccountFacts(int Accounts, int Cases, IReadOnlyList<AccountActionFacts> Actions);
