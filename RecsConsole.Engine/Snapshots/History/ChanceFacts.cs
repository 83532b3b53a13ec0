namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// How steps of finished cases turned out that were taken with as much time left: the case ended well, seen from the step (<see cref="Workflow.CaseEnding"/>).
/// </summary>
/// <param name="InAll">All steps of the case type.</param>
/// <param name="OfState">Of those taken after as many setbacks, steps taken in the case's state.</param>
/// <param name="OfIssue">Of these, in cases of its issue type.</param>
/// <param name="Actions">The same by action, those taken most first.</param>
public sealed record ChanceFacts(StepTally InAll, StepTally OfState, StepTally OfIssue, IReadOnlyList<ActionChance> Actions)
{
    /// <summary>Of all steps, those of cases that had been taken back as often.</summary>
    public StepTally OfCourse { get; init; }

    /// <summary>All steps of the case type, whatever time was left.</summary>
    public StepTally Overall { get; init; }

    /// <summary>Turns what was counted into what then came true, learned on later cases; null where they confirm no other chance.</summary>
    public CalibrationMap? Calibration { get; init; }
}

/// <summary>Steps, and those of cases that ended well.</summary>
public readonly record struct StepTally(int Steps, int Good);

/// <summary>The steps with one action.</summary>
public sealed record ActionChance(string Action, StepTally OfState, StepTally OfIssue);
