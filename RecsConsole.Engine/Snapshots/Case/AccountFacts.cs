namespace RecsConsole.Engine.Snapshots;

/// <summary>What was done for similar accounts, in cases of the same issue type and state.</summary>
/// <param name="Accounts">Number of similar accounts with such cases.</param>
/// <param name="Cases">Number of their cases that were in this state.</param>
/// <param name="Actions">What was done there.</param>
public sealed record AccountFacts(int Accounts, int Cases, IReadOnlyList<AccountActionFacts> Actions);
