namespace RecsConsole.Engine.Evaluation;

/// <summary>What a policy would have earned, estimated from the log of another one.</summary>
/// <param name="OnPolicyMean">What the logging policy earned per row.</param>
/// <param name="Ips">Inverse propensity scoring: the mean of the weighted rewards.</param>
/// <param name="Snips">Self-normalised: their sum by the sum of the weights.</param>
/// <param name="DoublyRobust">The estimate with its 95 % interval (normal, from the spread of the rows' scores).</param>
/// <param name="Gain">The doubly robust estimate less what the logging policy earned, row by row, with its interval.</param>
/// <param name="Overlap">How far the log speaks for the target at all.</param>
public sealed record PolicyValue(double OnPolicyMean, double Ips, double Snips, Estimate DoublyRobust, Estimate Gain, PolicyOverlap Overlap)
{
    /// <summary>What may be said; nothing when the log hardly speaks for the target.</summary>
    public PolicyVerdict Verdict =>
        Overlap.EffectiveSampleSize < Overlap.NeededSampleSize ? PolicyVerdict.Refused
        : Overlap.PropensitiesDoNotFit ? PolicyVerdict.PropensitiesDoNotFit
        : Gain.Low > 0 ? PolicyVerdict.Better
        : Gain.High < 0 ? PolicyVerdict.Worse
        : PolicyVerdict.NoDifference;
}

/// <summary>How far a log speaks for another policy than the one that wrote it.</summary>
/// <param name="EffectiveSampleSize">So many rows of the target's own log would say as much (A. Kong, 1992: squared sum by sum of squares).</param>
/// <param name="NeededSampleSize">
/// So many are needed for the interval to hold: at least 100, and ten times the squared skewness of the reward, which for rare successes means
/// about ten of them (after W. G. Cochran, "Sampling Techniques", 3rd edition, 2.15, who asks 25 times).
/// </param>
/// <param name="RowsStillNeeded">About how many more rows of the same kind that takes; 0 when there are enough.</param>
/// <param name="LargestShare">Share of all weight on the one percent of rows with the largest weights.</param>
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
    /// <summary>The mean weight is 1 but for chance when the propensities are those that were used; here it is more than four errors away.</summary>
    public bool PropensitiesDoNotFit { get; init; }
}

/// <summary>What a log allows to say of another policy.</summary>
public enum PolicyVerdict
{
    /// <summary>Too few rows speak for the target.</summary>
    Refused,

    /// <summary>The logged propensities cannot be those that the log was written with.</summary>
    PropensitiesDoNotFit,

    /// <summary>The target earns more, the interval of the difference is above 0.</summary>
    Better,

    /// <summary>The target earns less.</summary>
    Worse,

    /// <summary>The interval of the difference contains 0.</summary>
    NoDifference,
}
