using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>Requirements for High and Medium; a tenant can only tighten them. Probabilities and bounds are scaled by 1,000,000.</summary>
public sealed record ConfidenceThresholds(long HighProbability, int HighCases, long HighLowerBound, long MediumProbability, int MediumCases)
{
    /// <summary>
    /// A step that helps less often than usual in such cases, by this much (five hundredths), is Low whatever its record: the label must not
    /// rise as the chance falls.
    /// </summary>
    public const long BelowUsual = 50_000;

    /// <summary>High takes a chance that is as far above the usual one, or this one where hardly any case ends badly.</summary>
    public const long NearlyCertain = 950_000;

    // two good endings out of four have this bound: a record with fewer than half good endings does not justify Medium
    private const long MediumLowerBound = 150_000;

    /// <summary>The design's floor: High p >= .7, n >= 10, bound >= .5; Medium p >= .4, n >= 4, bound >= .15.</summary>
    public static ConfidenceThresholds Default { get; } = new(700_000, 10, 500_000, 400_000, 4);

    /// <summary>The minimum for a high-risk surface.</summary>
    public static ConfidenceThresholds HighRisk { get; } = new(800_000, 20, 600_000, 500_000, 8);

    /// <summary>The stricter of both in each respect.</summary>
    public ConfidenceThresholds And(ConfidenceThresholds other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            Math.Max(HighProbability, other.HighProbability),
            Math.Max(HighCases, other.HighCases),
            Math.Max(HighLowerBound, other.HighLowerBound),
            Math.Max(MediumProbability, other.MediumProbability),
            Math.Max(MediumCases, other.MediumCases)
        );
    }

    /// <summary>The label that the numbers earn. A tenant's thresholds only tighten the floor.</summary>
    /// <param name="lowerBound">Wilson bound of the share of similar cases that ended well.</param>
    public ConfidenceLabel LabelOf(long probability, int similarCases, long lowerBound)
    {
        var needed = And(Default);
        return probability >= needed.HighProbability && similarCases >= needed.HighCases && lowerBound >= needed.HighLowerBound
                ? ConfidenceLabel.High
            : probability >= needed.MediumProbability && similarCases >= needed.MediumCases && lowerBound >= MediumLowerBound
                ? ConfidenceLabel.Medium
            : ConfidenceLabel.Low;
    }
}
