namespace RecsConsole.Engine.Workflow;

/// <summary>
/// The single definition of a good ending, as seen from an instant: the case was solved in time and stayed solved. In time means before its
/// deadline if that had not passed yet, and otherwise within <see cref="Window"/> of the instant. A card looks from the opening of the
/// case; a label, the chance of a step and the simulator look from the step. All of them use the <see cref="EndingRules"/> of the tenant
/// and the case type. The workflow says what solved means (<see cref="StateMachine.IsSolved"/>): an abandoned case did not end well.
/// </summary>
/// <param name="ToSolution">
/// Time from the instant to the next solution, or to the one in force at the instant; null when there was none.
/// </param>
/// <param name="MetDeadline">Whether that was before the deadline; null when no deadline applies.</param>
/// <param name="CameBack">The case was reopened after that solution.</param>
public readonly record struct CaseEnding(TimeSpan? ToSolution, bool? MetDeadline, bool CameBack)
{
    /// <summary>The window within which a case without a deadline must be solved, unless the tenant sets another.</summary>
    public static TimeSpan UsualWindow { get; } = TimeSpan.FromDays(14);

    /// <summary>The window within which a case without a deadline must be solved.</summary>
    public TimeSpan Window { get; init; } = UsualWindow;

    /// <summary>Whether the case ended well.</summary>
    public bool IsGood => ToSolution is { } took && !CameBack && (MetDeadline ?? took < Window);
}
