namespace RecsConsole.Engine.Workflow;

/// <summary>
/// The one definition of a case that ended well, seen from an instant: it was solved in time and stayed solved. In time is before its deadline where it had
/// one that had not passed yet, and within <see cref="Window"/> of the instant otherwise. A card looks from the opening of the case; a label, the chance of a step and the
/// simulator look from the step. Solved is what the workflow says (<see cref="StateMachine.IsSolved"/>): a case that was given up did not end well.
/// </summary>
/// <param name="ToSolution">From the instant to the solution that came next, or in which the case stood; null when there was none.</param>
/// <param name="MetDeadline">Whether that was before the deadline; null without a deadline.</param>
/// <param name="CameBack">It was opened again after that solution.</param>
public readonly record struct CaseEnding(TimeSpan? ToSolution, bool? MetDeadline, bool CameBack)
{
    /// <summary>Time within which a case without a deadline is solved in time, unless the tenant sets another.</summary>
    public static TimeSpan UsualWindow { get; } = TimeSpan.FromDays(14);

    /// <summary>Time within which a case without a deadline is solved in time.</summary>
    public TimeSpan Window { get; init; } = UsualWindow;

    /// <summary>Whether it ended well.</summary>
    public bool IsGood => ToSolution is { } took && !CameBack && (MetDeadline ?? took < Window);
}
