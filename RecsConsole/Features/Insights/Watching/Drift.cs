using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>The shift of one quantity between two periods.</summary>
/// <param name="What">One of <see cref="DriftNames"/>.</param>
/// <param name="Size">Population stability index, distance of distributions or difference of rates, by <paramref name="Measure"/>.</param>
/// <param name="PValue">The probability of a shift of this size if nothing had changed.</param>
internal sealed record Drift(string What, DriftMeasure Measure, double Size, double PValue, long Before, long Now)
{
    public static Drift? OfGroups(string what, IReadOnlyDictionary<string, long> before, IReadOnlyDictionary<string, long> now) =>
        IsTooSmall(before.Values.Sum(), now.Values.Sum()) || PopulationStability.From(before, now) is not { } shift
            ? null
            : new(what, DriftMeasure.Stability, shift.Index, shift.PValue, shift.Before, shift.Now);

    public static Drift? OfScores(string what, IReadOnlyCollection<long> before, IReadOnlyCollection<long> now) =>
        IsTooSmall(before.Count, now.Count) || KolmogorovSmirnov.From(before, now) is not { } shift
            ? null
            : new(what, DriftMeasure.Distance, shift.Distance, shift.PValue, before.Count, now.Count);

    public static Drift? OfRates(string what, InsightRate before, InsightRate now) =>
        IsTooSmall(before.N, now.N)
            ? null
            : new(
                what,
                DriftMeasure.Difference,
                now.Share!.Value - before.Share!.Value,
                TwoProportions.PValue(now.Hits, now.N, before.Hits, before.N),
                before.N,
                now.N
            );

    /// <summary>The shift exceeds the tenant's limit and is significant among that many tests.</summary>
    public bool IsShift(double limit, int tests) => Math.Abs(Size) > limit && PValue < WatchRules.FalseAlarmOfDrift / tests;

    private static bool IsTooSmall(long before, long now) => Math.Min(before, now) < WatchRules.MinRows;
}

/// <summary>The measure of a drift's size.</summary>
internal enum DriftMeasure
{
    Stability,
    Distance,
    Difference,
}

/// <summary>The quantities watched for drift: inputs, scores, acceptance.</summary>
internal static class DriftNames
{
    public const string Type = "type";
    public const string Priority = "priority";
    public const string Language = "language";
    public const string ActionScore = "score.action";
    public const string DocumentScore = "score.document";
    public const string ActionAccepted = "accepted.action";
    public const string DocumentAccepted = "accepted.document";

    /// <summary>All names, in display order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Type, Priority, Language, ActionScore, DocumentScore, ActionAccepted, DocumentAccepted];
}
