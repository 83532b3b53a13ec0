namespace RecsConsole.Tests.Security.Sweep;

/// <summary>How much a sweep does, and for how many people.</summary>
/// <param name="People">Number of people in each tenant.</param>
/// <param name="Objects">Number of documents and cases in each tenant.</param>
/// <param name="Http">Minimum number of answers over HTTP.</param>
/// <param name="Direct">One in this many pairs of person and object is requested by its own address.</param>
/// <param name="Visitors">Number of people who call every other operation and every route.</param>
internal sealed record SweepSize(int People, int Objects, int Http, int Direct, int Visitors)
{
    /// <summary>A tenth of the whole sweep, for every test run.</summary>
    public static SweepSize Tenth { get; } = new(24, 110, 520, 24, 7);

    public static SweepSize Whole { get; } = new(150, 320, 5_200, 16, 60);

    /// <summary>Large enough for each deleted check to be noticed.</summary>
    public static SweepSize Small { get; } = new(14, 40, 0, 8, 0);
}
