namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// How steps of finished cases turned out, of those taken with as much time left as here: a good ending as seen from the step
/// (<see cref="Workflow.CaseEnding"/>).
/// </summary>
/// <param name="InAll">All steps of the case type.</param>
/// <param name="OfState">Of the steps in cases with as many setbacks, those taken in the case's state.</param>
/// <param name="OfIssue">Of these, in cases of its issue type.</param>
/// <param name="Actions">The same by action, most frequent first; also those that were taken in the state only with more or less time left.</param>
public sealed record ChanceFacts(StepTally InAll, StepTally OfState, StepTally OfIssue, IReadOnlyList<ActionChance> Actions)
{
    /// <summary>Of all steps, those in cases with as many setbacks.</summary>
    public StepTally OfCourse { get; init; }

    /// <summary>All steps of the case type, however much time was left; those of the first day where the case has no deadline.</summary>
    public StepTally Overall { get; init; }

    /// <summary>
    /// The cases of the type that these steps were taken in; null in a decision from before they were counted. Steps of one case end together,
    /// so they say less than as many cases.
    /// </summary>
    public int? Cases { get; init; }

    /// <summary>Maps counted rates to actual outcomes, learned on later cases; null when these confirm no improvement.</summary>
    public CalibrationMap? Calibration { get; init; }
}

/// <summary>Number of steps, and how many were in cases that ended well.</summary>
public readonly record struct StepTally(int Steps, int Good);

/// <summary>The steps that took one action.</summary>
public sealed record ActionChance(string Action, StepTally OfState, StepTally OfIssue)
{
    /// <summary>The steps that took it in the state, whatever the time left and the setbacks.</summary>
    public StepTally Ever { get; init; }

    /// <summary>
    /// How often these would have ended well if each had the rate of all steps with as much time left and as many setbacks (indirect
    /// standardization), scaled by 1,000,000. Without it, an action that is taken late would look bad.
    /// </summary>
    public long Expected { get; init; }
}
