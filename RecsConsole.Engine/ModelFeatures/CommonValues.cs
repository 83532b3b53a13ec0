using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Values that are computed in the same way for every kind.</summary>
internal static class CommonValues
{
    private const int LowestPriority = 4;

    // as many uses as this are enough evidence: more of them say nothing new
    private const int EnoughCases = 50;

    // a state with this many observed steps counts as half known
    private const int HalfMature = 100;

    // more rules or fields than these tell no more
    private const int ManyRules = 5;
    private const int ManyFields = 10;

    public static long Match(FeatureInput it) => Fusion.Of(it.Candidate.Provenance, it.Snapshot.Shared.Configuration.SourceWeights);

    public static long HistoricalSuccess(FeatureInput it) => FixedPoint.FromDouble(WilsonInterval.Lower(it.Use.EndedWell, it.Use.Used));

    /// <summary>
    /// Smoothed success rate (k + 1) / (n + 2), the mean of Beta(1 + k, 1 + n - k): the uniform prior keeps few cases near one half.
    /// </summary>
    public static long SuccessRate(FeatureInput it) => FixedPoint.One * (it.Use.EndedWell + 1) / (it.Use.Used + 2);

    public static long SimilarCases(FeatureInput it) => FixedPoint.One * Math.Min(it.Use.Used, EnoughCases) / EnoughCases;

    public static long Priority(FeatureInput it) =>
        it.Case.Priority is { } priority ? FixedPoint.One * (LowestPriority - priority) / (LowestPriority - 1) : 0;

    /// <summary>How often the desk accepted the item in such cases, smoothed like <see cref="SuccessRate"/>.</summary>
    public static long PastAcceptance(FeatureInput it)
    {
        var past = SnapshotIndex.From(it.Snapshot).Responses(it.Candidate.Kind, it.Candidate.Id);
        return past is null ? FixedPoint.One / 2 : FixedPoint.One * (past.Accepted + 1) / (past.Accepted + past.Refused + 2);
    }

    /// <summary>
    /// How far the workflow can be relied on in the case's state: 1 when people drew it, otherwise more with each observed step.
    /// </summary>
    public static long WorkflowMaturity(FeatureInput it)
    {
        var workflow = SnapshotIndex.From(it.Snapshot).Workflow;
        var observed = (long)workflow.ObservedFrom(it.Case.State);
        return workflow.IsMined ? FixedPoint.One * observed / (observed + HalfMature) : FixedPoint.One;
    }

    public static long PolicyRules(FeatureInput it) =>
        FixedPoint.One * Math.Min(SnapshotIndex.From(it.Snapshot).Policies.Rules, ManyRules) / ManyRules;

    public static long FilledFields(FeatureInput it) => FixedPoint.One * Math.Min(it.Case.FilledFields.Count, ManyFields) / ManyFields;
}
