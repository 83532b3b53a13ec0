namespace RecsConsole.Engine.Text;

/// <summary>Mean and standard deviation of the scores of one kind over the candidates of one search.</summary>
/// <param name="Deviation">The standard deviation; 0 when all scores are equal.</param>
public sealed record ScoreScale(double Mean, double Deviation)
{
    /// <summary>The scale of some scores.</summary>
    public static ScoreScale From(IReadOnlyList<long> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count == 0)
        {
            return new(0, 0);
        }

        var mean = (double)scores.Sum() / scores.Count;
        var squares = 0.0;
        foreach (var score in scores)
        {
            squares += (score - mean) * (score - mean);
        }

        return new(mean, Math.Sqrt(squares / scores.Count));
    }

    /// <summary>How many standard deviations a score is above the mean; 0 when all scores are equal.</summary>
    public double Standardised(long score) => Deviation == 0 ? 0 : (score - Mean) / Deviation;
}
