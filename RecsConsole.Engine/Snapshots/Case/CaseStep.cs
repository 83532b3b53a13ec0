namespace RecsConsole.Engine.Snapshots;

/// <summary>One step of the case's history: what was done (action or activity key), by whom, when, and how the state moved.</summary>
public sealed record CaseStep(int Ordinal, string Activity, Guid? ActorId, DateTimeOffset At, string? FromState, string? ToState)
{
    /// <summary>The action that solved the case, as named by the person who took this step; null when nobody named one.</summary>
    public string? SolvedBy { get; init; }

    /// <summary>
    /// What the customer wrote after this step about whether it helped; null when they wrote nothing of the kind, and in decisions made
    /// before messages were read.
    /// </summary>
    public CustomerVerdict? Verdict { get; init; }
}
