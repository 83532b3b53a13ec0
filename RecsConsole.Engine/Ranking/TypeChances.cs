using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;

namespace RecsConsole.Engine.Ranking;

/// <summary>Moves the chances of a model of all case types to those of one type; the order of the items stays the same.</summary>
internal static class TypeChances
{
    /// <param name="offset">Added to the log odds, scaled by 1,000,000.</param>
    public static IReadOnlyList<CandidateScore> Of(IReadOnlyList<CandidateScore> scores, long offset) =>
        offset == 0 ? scores : [.. scores.Select(score => score with { Probability = Moved(score.Probability, offset) })];

    private static long Moved(long probability, long offset) =>
        FixedPoint.FromDouble(ExactMath.Sigmoid(StepChances.ScoreOf(FixedPoint.ToDouble(probability)) + FixedPoint.ToDouble(offset)));
}
