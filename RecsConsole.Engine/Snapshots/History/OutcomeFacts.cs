namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// Which actions finished cases took in the case's current state, and how they ended: by issue type and product, by issue type, and
/// overall.
/// </summary>
/// <param name="Here">Number of cases of the issue type and product that were in this state.</param>
/// <param name="OfIssue">Number of cases of the issue type that were in this state.</param>
/// <param name="OfState">Number of cases of the type that were in this state.</param>
/// <param name="Actions">The actions taken there most often.</param>
public sealed record OutcomeFacts(int Here, int OfIssue, int OfState, IReadOnlyList<ActionOutcome> Actions);
