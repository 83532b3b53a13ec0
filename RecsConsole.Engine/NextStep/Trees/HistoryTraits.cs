namespace RecsConsole.Engine.NextStep;

/// <summary>The input for trees from a history besides the opinions: plain numbers, where contexts use groups.</summary>
/// <param name="Numbers">
/// One for each of <see cref="Names"/>, then one for each of <see cref="ContextPlan.Traits"/>; NaN where the history is too short.
/// </param>
/// <param name="Times">For each activity, how often it was done.</param>
/// <param name="LastAt">For each activity, the position of its latest occurrence, from 1; 0 if it never occurred.</param>
internal sealed record HistoryTraits(double[] Numbers, int[] Times, int[] LastAt)
{
    /// <summary>Names of the numbers: the last activities, seconds, counts.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["last", "second_last", "third_last", "gap", "gap_before", "age", "time_of_day", "weekday", "events", "run"];

    /// <summary>How many of them, from the first, are activity numbers.</summary>
    public const int Activities = 3;

    /// <summary>Number of events in the history.</summary>
    public int Events => (int)Numbers[8];
}
