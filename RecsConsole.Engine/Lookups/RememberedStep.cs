namespace RecsConsole.Engine.Lookups;

/// <summary>An action that was done on the case, and what came of it.</summary>
/// <param name="Times">How often it was done, in the known history.</param>
/// <param name="LastAt">When it was last done.</param>
/// <param name="LastBy">Who did it last; null when unknown.</param>
/// <param name="Outcome">What came of the last time.</param>
/// <param name="IsBeforeReopening">The case has been reopened since it was done.</param>
public sealed record RememberedStep(
    string Action,
    int Times,
    DateTimeOffset LastAt,
    Guid? LastBy,
    StepOutcome Outcome,
    bool IsBeforeReopening
)
{
    /// <summary>It was done and did not help.</summary>
    public bool HasFailed => Outcome is StepOutcome.Failed or StepOutcome.Reopened;
}
