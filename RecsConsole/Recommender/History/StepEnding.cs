namespace RecsConsole.Recommender.History;

/// <summary>When a step was taken, and what came of it.</summary>
/// <param name="Clock">How much time was left, see <see cref="CaseEnd.ClockOf"/>.</param>
/// <param name="Setbacks">How often the case had been taken back by then, see <see cref="Engine.Workflow.Setbacks"/>.</param>
/// <param name="Counts">False when the step led to no known solution.</param>
/// <param name="Good">
/// The case ended well, seen from the step; null when that depends on how fast cases of its kind are usually solved.
/// </param>
/// <param name="Hours">Whole hours to the solution.</param>
public readonly record struct StepEnding(byte Clock, byte Setbacks, bool Counts, bool? Good, ushort Hours = 0)
{
    /// <summary>Whether the case ended well, given the window for cases without a deadline.</summary>
    public bool IsGood(TimeSpan window) => Good ?? Hours < window.TotalHours;
}
