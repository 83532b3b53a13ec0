using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Lookups;

/// <summary>An action that was done on the case, and what came of it.</summary>
/// <param name="Times">How often the action was done, in the known history.</param>
/// <param name="LastAt">When the action was last done.</param>
/// <param name="LastBy">Who did the action last; null when unknown.</param>
/// <param name="Outcome">What came of the last time.</param>
/// <param name="IsBeforeReopening">The case has been reopened since the action was done.</param>
public sealed record RememberedStep(
    string Action,
    int Times,
    DateTimeOffset LastAt,
    Guid? LastBy,
    StepOutcome Outcome,
    bool IsBeforeReopening
)
{
    /// <summary>The person who solved the case named the action as what solved it.</summary>
    public bool IsNamed { get; init; }

    /// <summary>What the customer last wrote about whether the action helped; null when they wrote nothing of the kind.</summary>
    public CustomerVerdict? Verdict { get; init; }

    /// <summary>The customer's words, where they agree with what came of the action; null otherwise.</summary>
    public CustomerVerdict? Word =>
        Verdict is { } verdict && (verdict.Helped, Outcome) is (true, StepOutcome.Done) or (false, StepOutcome.Failed) ? verdict : null;

    /// <summary>The action was done and did not help.</summary>
    public bool HasFailed => Outcome is StepOutcome.Failed or StepOutcome.Reopened;
}
