namespace RecsConsole.Engine.NextStep;

/// <summary>What the case's memory has right before a step.</summary>
/// <param name="Kind">What came of the step before it.</param>
/// <param name="Setbacks">How often a step has failed so far.</param>
/// <param name="Failed">The step that failed last; null when none has.</param>
public readonly record struct StepStanding(StandingKind Kind, int Setbacks, string? Failed);

/// <summary>What came of the last step. The numbers are part of stored models: append only.</summary>
public enum StandingKind
{
    /// <summary>Nothing that the workflow shows.</summary>
    Underway = 0,

    /// <summary>It failed, or showed that the step before it had.</summary>
    Failed = 1,

    /// <summary>The case waits for somebody outside.</summary>
    Waiting = 2,

    /// <summary>The case waited, and somebody answered.</summary>
    Answered = 3,
}
