namespace RecsConsole.Tests.Security.Sweep;

/// <summary>How much of a sweep is done, and by whom.</summary>
/// <param name="People">In each tenant.</param>
/// <param name="Objects">Documents and cases in each tenant.</param>
/// <param name="Http">Answers over HTTP at least.</param>
/// <param name="Direct">Of the pairs of person and object, one in so many is asked for by its own address.</param>
/// <param name="Visitors">So many people call every other operation and every route.</param>
internal sealed record SweepSize(int People, int Objects, int Http, int Direct, int Visitors)
{
    /// <summary>A tenth, for every run of the tests.</summary>
    public static SweepSize Tenth { get; } = new(24, 110, 520, 24, 7);

    public static SweepSize Whole { get; } = new(150, 320, 5_200, 16, 60);

    /// <summary>Enough for each deleted check to show.</summary>
    public static SweepSize Small { get; } = new(14, 40, 0, 8, 0);
}
