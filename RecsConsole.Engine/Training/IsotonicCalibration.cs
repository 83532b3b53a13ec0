using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Training;

/// <summary>
/// The rising step function nearest to the outcomes, by pooling adjacent violators (M. Ayer et al., "An empirical distribution function for
/// sampling with incomplete information", 1955), with straight lines between the middles of its steps.
/// </summary>
public static class IsotonicCalibration
{
    /// <summary>Fits the map. Its ends keep a distance from 0 and 1, which is larger when there are fewer rows.</summary>
    /// <param name="scores">Raw scores, one per row, in any order.</param>
    /// <param name="outcomes">Whether the row ended well, one per score.</param>
    /// <exception cref="ArgumentException">There are no rows, or the number of outcomes differs from that of scores.</exception>
    public static CalibrationMap Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (scores.Count == 0 || outcomes.Count != scores.Count)
        {
            throw new ArgumentException(
                $"Needs at least one row and one value for each: {scores.Count} and {outcomes.Count}.",
                nameof(outcomes)
            );
        }

        var blocks = new List<Block>();
        foreach (var group in ByScore(scores, outcomes))
        {
            blocks.Add(group);
            while (blocks.Count > 1 && blocks[^2].Mean >= blocks[^1].Mean)
            {
                blocks[^2] = blocks[^2].With(blocks[^1]);
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        var edge = 1.0 / (scores.Count + 2);
        var points = blocks
            .Select(block => new CalibrationPoint(
                FixedPoint.FromDouble(block.Scores / block.Count),
                FixedPoint.FromDouble(Math.Clamp(block.Mean, edge, 1 - edge))
            ))
            .DistinctBy(point => point.Score);
        return new(CalibrationMap.Isotonic, 0, 0, [.. points]);
    }

    // equal scores must get the same probability, so they start as one block
    private static IEnumerable<Block> ByScore(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes) =>
        scores
            .Select((score, i) => (Score: score, Outcome: outcomes[i]))
            .GroupBy(each => each.Score)
            .OrderBy(group => group.Key)
            .Select(group => new Block(group.Count(), group.Sum(each => each.Score), group.Count(each => each.Outcome)));

    private readonly record struct Block(int Count, double Scores, double Successes)
    {
        public double Mean => Successes / Count;

        public Block With(Block next) => new(Count + next.Count, Scores + next.Scores, Successes + next.Successes);
    }
}
