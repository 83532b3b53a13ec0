using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Eligibility;

/// <summary>Whether what an action builds on was done on the case: evidence is accepted only after somebody has gathered some.</summary>
public static class EarlierSteps
{
    /// <summary>
    /// Whether one of the steps was done, or the action needs none. Where the history is too long to be complete, it is assumed: whoever
    /// takes the action is checked against the whole.
    /// </summary>
    /// <param name="needed">Steps of which one must have been done; null or empty: none.</param>
    /// <param name="history">The latest steps of the case.</param>
    public static bool AreDone(IReadOnlyCollection<string>? needed, IReadOnlyCollection<CaseStep> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return needed is null or { Count: 0 }
            || history.Count >= CaseSnapshot.LongestHistory
            || history.Any(step => needed.Contains(step.Activity, StringComparer.Ordinal));
    }
}
