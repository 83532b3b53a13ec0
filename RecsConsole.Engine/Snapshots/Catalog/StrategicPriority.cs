namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// A goal of the tenant that slightly raises the score of one action or one kind of action; it never makes an action eligible.
/// </summary>
/// <param name="ActionKind">The kind of actions the priority raises; null when it names one action.</param>
/// <param name="ActionKey">The action the priority raises; null when it names a kind.</param>
/// <param name="Goal">Code of the goal; recorded as the reason for a move.</param>
/// <param name="Boost">Added to the ordering score, scaled by 1,000,000.</param>
public sealed record StrategicPriority(string? ActionKind, string? ActionKey, string Goal, long Boost)
{
    /// <summary>The most that all priorities together add to an action: a tenth of the highest score.</summary>
    public const long MaxBoost = 100_000;

    /// <summary>Whether the priority applies to this action.</summary>
    public bool Lifts(ActionFacts action)
    {
        ArgumentNullException.ThrowIfNull(action);
        return ActionKey is { } key
            ? string.Equals(key, action.Key, StringComparison.Ordinal)
            : string.Equals(ActionKind, action.Kind, StringComparison.Ordinal);
    }

    /// <summary>What the priorities add for an action, limited to <see cref="MaxBoost"/>.</summary>
    public static long BoostOf(IReadOnlyList<StrategicPriority> priorities, ActionFacts action)
    {
        ArgumentNullException.ThrowIfNull(priorities);
        var sum = 0L;
        foreach (var priority in priorities)
        {
            if (priority.Lifts(action))
            {
                sum += Math.Clamp(priority.Boost, 0, MaxBoost);
            }
        }

        return Math.Min(sum, MaxBoost);
    }
}
