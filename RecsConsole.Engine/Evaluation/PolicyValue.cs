namespace RecsConsole.Engine.Evaluation;

/// <summary>What a policy would have earned, estimated from the log of another one.</summary>
/// <param name="OnPolicyMean">What the logging policy earned per row.</param>
/// <param name="Ips">Inverse propensity scoring: the mean of the weighted rewards.</param>
/// <param name="Snips">Self-normalised: the sum of the weighted rewards divided by the sum of the weights.</param>
/// <param name="DoublyRobust">The estimate with its 95 % interval (normal, from the spread of the rows' scores).</param>
/// <param name="Gain">The doubly robust estimate less what the logging policy earned, row by row, with its interval.</param>
/// <param name="Overlap">How well the log supports an estimate for the target.</param>
public sealed record PolicyValue(double OnPolicyMean, double Ips, double Snips, Estimate DoublyRobust, Estimate Gain, PolicyOverlap Overlap)
{
    /// <summary>The conclusion that the log supports; refused when it hardly covers the target.</summary>
    public PolicyVerdict Verdict =>
        Overlap.EffectiveSampleSize < Overlap.NeededSampleSize ? PolicyVerdict.Refused
        : Overlap.PropensitiesDoNotFit ? PolicyVerdict.PropensitiesDoNotFit
        : Gain.Low > 0 ? PolicyVerdict.Better
        : Gain.High < 0 ? PolicyVerdict.Worse
        : PolicyVerdict.NoDifference;
}

/// <summary>How well the log of one policy supports an estimate for another.</summary>
/// <param name="MeanWeight">
/// Mean over the rows of the propensity of the target for the logged action, divided by that of the logging policy; 1 is expected.
/// </param>
/// <param name="EffectiveSampleSize">
/// Number of rows from the target's own log that would be as informative (A. Kong, 1992: squared sum by sum of squares).
/// </param>
/// <param name="NeededSampleSize">
/// The number of such rows that a reliable interval needs: at least 100, and ten times the squared skewness of the reward, which for rare
/// successes means about ten of them (after W. G. Cochran, "Sampling Techniques", 3rd edition, 2.15, who asks for 25 times).
/// </param>
/// <param name="RowsStillNeeded">About how many more rows of the same kind are needed; 0 when there are enough.</param>
/// <param name="LargestShare">Share of the total weight on the one percent of rows with the largest weights.</param>
public sealed record PolicyOverlap(
    int Rows,
    double MeanWeight,
    double MaxWeight,
    double EffectiveSampleSize,
    double NeededSampleSize,
    long RowsStillNeeded,
    double LargestShare
)
{
    /// <summary>With correct propensities the mean weight is 1 up to chance; here it is more than four standard errors away.</summary>
    public bool PropensitiesDoNotFit { get; init; }

    /// <summary>The picture of the overlap: how many rows have which weight.</summary>
    public IReadOnlyList<WeightBin> Weights { get; init; } = [];
}

/// <summary>What a log allows us to conclude about another policy.</summary>
public enum PolicyVerdict
{
    /// <summary>Too few rows are informative about the target.</summary>
    Refused,

    /// <summary>The log cannot have been written with the logged propensities.</summary>
    PropensitiesDoNotFit,

    /// <summary>The target earns more: the interval of the difference is above 0.</summary>
    Better,

    /// <summary>The target earns less.</summary>
    Worse,

    /// <summary>The interval of the difference contains 0.</summary>
    NoDifference,
}
