namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// How steps of finished cases turned out, of those taken with as much time left as here: a good ending as seen from the step
/// (<see cref="Workflow.CaseEnding"/>).
/// </summary>
/// <param name="InAll">All steps of the case type.</param>
/// <param name="OfState">Of the steps in cases with as many setbacks, those taken in the case's state.</param>
/// <param name="OfIssue">Of these, in cases of its issue type.</param>
/// <param name="Actions">The same by action, most frequent first.</param>
public sealed record ChanceFacts(StepTally InAll, StepTally OfState, StepTally OfIssue, IReadOnlyList<ActionChance> Actions)
{
    /// <summary>Of all steps, those in cases with as many setbacks.</summary>
    public StepTally OfCourse { get; init; }

    /// <summary>All steps of the case type, however much time was left.</summary>
    public StepTally Overall { get; init; }

    /// <summary>Maps counted rates to actual outcomes, learned on later cases; null when these confirm no improvement.</summary>
    public CalibrationMap? Calibration { get; init; }
}

/// <summary>Number of steps, and how many were in cases that ended well.</summary>
public readonly record struct StepTally(int Steps, int Good);

/// <summary>The steps that took one action.</summary>
public sealed record ActionChance(string Action, StepTally OfState, StepTally OfIssue);
