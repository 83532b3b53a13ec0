namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// How steps of finished cases turned out that were taken with as much time left: the case ended well, seen from the step (<see cref="Workflow.CaseEnding"/>).
/// </summary>
/// <param name="InAll">All steps of the case type.</param>
/// <param name="OfState">Of these, steps taken in the case's state.</param>
/// <param name="OfIssue">Of these, in cases of its issue type.</param>
/// <param name="Actions">The same by action, those taken most first.</param>
public sealed record ChanceFacts(StepTally InAll, StepTally OfState, StepTally OfIssue, IReadOnlyList<ActionChance> Actions);

/// <summary>Steps, and those of cases that ended well.</summary>
public readonly record struct StepTally(int Steps, int Good);

/// <summary>The steps with one action.</summary>
public sealed record ActionChance(string Action, StepTally OfState, StepTally OfIssue);
