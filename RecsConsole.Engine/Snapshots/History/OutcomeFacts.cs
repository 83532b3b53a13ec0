namespace RecsConsole.Engine.Snapshots;

/// <summary>Which actions finished cases took in the state the case is in, and how they ended: by issue type and product, by issue type, and over all.</summary>
/// <param name="Here">Cases of the issue type and product that stood in the state.</param>
/// <param name="OfIssue">Cases of the issue type that did.</param>
/// <param name="OfState">Cases of the type that did.</param>
/// <param name="Actions">The actions taken there most often.</param>
public sealed record OutcomeFacts(int Here, int OfIssue, int OfState, IReadOnlyList<ActionOutcome> Actions);
