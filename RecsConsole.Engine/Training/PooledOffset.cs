using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Training;

/// <summary>
/// How far the log odds of a group's outcomes lie from those that a model of all groups expects, shrunk towards no difference (partial
/// pooling: A. Gelman and J. Hill, "Data Analysis Using Regression and Multilevel/Hierarchical Models", 2007, chapter 12). A new group
/// starts from the pool and leaves it with its outcomes.
/// </summary>
public static class PooledOffset
{
    // weight of the pool, as a number of outcomes at even odds; as for the chance of a step, and no other value was tried
    private const double Prior = 20;

    // information of one outcome at even odds: p (1 - p)
    private const double Information = 0.25;
    private const int MaxSteps = 50;
    private const double Precision = 1e-9;

    /// <summary>The mode of the offset under a normal prior around 0, by Newton's method.</summary>
    /// <param name="scores">Log odds that the pool expects, one per outcome.</param>
    /// <param name="outcomes">Whether it ended well, one per score.</param>
    public static double Of(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(outcomes);
        var offset = 0.0;
        for (var step = 0; step < MaxSteps; step++)
        {
            var (slope, curvature) = (-Prior * Information * offset, Prior * Information);
            for (var i = 0; i < scores.Count; i++)
            {
                var chance = ExactMath.Sigmoid(scores[i] + offset);
                slope += (outcomes[i] ? 1 : 0) - chance;
                curvature += chance * (1 - chance);
            }

            var move = Math.Clamp(slope / curvature, -1, 1);
            offset += move;
            if (Math.Abs(move) < Precision)
            {
                break;
            }
        }

        return offset;
    }
}
