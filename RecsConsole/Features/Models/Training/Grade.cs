namespace RecsConsole.Features.Models.Training;

/// <summary>
/// The grade of a candidate: 0 not done, 1 done, 2 done and the case was solved within its SLA and stayed solved. Opening or accepting
/// alone earns nothing (R69).
/// </summary>
public static class Grade
{
    public const int NotDone = 0;
    public const int Done = 1;
    public const int EndedWell = 2;

    /// <summary>Training target in 0..1: the gain that nDCG gives the grade, 2^grade - 1, relative to that of the best grade.</summary>
    public static double Target(int grade) => ((1 << grade) - 1) / 3.0;
}
