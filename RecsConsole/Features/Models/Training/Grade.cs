namespace RecsConsole.Features.Models.Training;

/// <summary>
/// What a candidate was worth: 0 not done, 1 done, 2 done and the case was solved in time, within its SLA, and stayed solved. Nothing is
/// worth anything for having been opened or accepted alone (R69).
/// </summary>
public static class Grade
{
    public const int NotDone = 0;
    public const int Done = 1;
    public const int EndedWell = 2;

    /// <summary>Training target in 0..1: the gain that nDCG gives the grade, 2^grade - 1, by that of the best one.</summary>
    public static double Target(int grade) => ((1 << grade) - 1) / 3.0;
}
