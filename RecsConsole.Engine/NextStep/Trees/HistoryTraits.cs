namespace RecsConsole.Engine.NextStep;

/// <summary>What trees are told of a history beside the opinions: numbers as they are, where contexts have groups of them.</summary>
/// <param name="Numbers">One for each of <see cref="Names"/>; NaN where the history is too short to have it.</param>
/// <param name="Times">By activity: how often it was done.</param>
/// <param name="LastAt">By activity: the place of the latest time it was done, from 1; 0 if it never was.</param>
internal sealed record HistoryTraits(double[] Numbers, int[] Times, int[] LastAt)
{
    /// <summary>The numbers: the last activities by their place, seconds, counts.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["last", "second_last", "third_last", "gap", "gap_before", "age", "time_of_day", "weekday", "events", "run"];

    /// <summary>How many of them, the first ones, are names of activities.</summary>
    public const int Activities = 3;

    /// <summary>How many events the history has.</summary>
    public int Events => (int)Numbers[8];
}
