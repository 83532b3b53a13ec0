using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// Shows at most one random low-risk action in the last place and records the probability of that: without such draws, nothing can be
/// learned about actions that are never shown or are below the floor. It uses a free place if there is one, never replaces a required
/// action, and does nothing on high-risk surfaces or while the case waits for an answer.
/// </summary>
internal static class Exploration
{
    /// <summary>The draw for the last shown place; null when there is nothing to explore.</summary>
    /// <param name="order">Rows worth a place, in order.</param>
    /// <param name="below">Rows below the floor.</param>
    public static ExplorationDraw? Draw(
        CaseSnapshot snapshot,
        IReadOnlyList<int> order,
        IReadOnlyList<int> below,
        IReadOnlyList<Candidate> eligible,
        SlateRequest request
    )
    {
        var index = SnapshotIndex.From(snapshot);
        if (RateOf(snapshot.Shared.Configuration, request) is not { } rate || order.Count == 0 || index.Memory.Wait is not null)
        {
            return null;
        }

        var last = order.Count >= request.Size ? order[request.Size - 1] : (int?)null; // null: a place is free
        var pool = order
            .Skip(request.Size)
            .Concat(below)
            .Take(request.Kept - request.Size)
            .Where(i => IsHarmless(eligible[i], index))
            .ToList();
        if (pool.Count == 0 || (last is { } replaced && StandardSlatePolicy.RequiredBy(eligible[replaced], index) is not null))
        {
            return null;
        }

        var share = Math.Clamp(rate, 0, ConfigurationPart.MaxExploration);
        var draw = new SplitMix64(unchecked((ulong)request.Seed));
        return draw.Below((int)FixedPoint.One) < share
            ? new(pool[draw.Below(pool.Count)], share / pool.Count)
            : new(null, last is null ? FixedPoint.One : FixedPoint.One - share);
    }

    // null where nothing may be tried out
    private static long? RateOf(ConfigurationPart configuration, SlateRequest request) =>
        request.Kind == SlateKind.Action && request.Size >= 2 && configuration.SurfaceOf(request.Kind).MayExplore
            ? configuration.ExplorationRate
            : null;

    private static bool IsHarmless(Candidate candidate, SnapshotIndex index) =>
        index.Catalog.Action(candidate.Id)?.Risk == RiskLevel.Low
        && StandardSlatePolicy.RequiredBy(candidate, index) is null
        && !(index.Memory.IsSetBack && index.Chances.IsClosing(candidate.Id));
}

/// <summary>The outcome of a draw.</summary>
/// <param name="Index">Row of the candidate to show; null when the order is unchanged.</param>
/// <param name="Propensity">Probability that the candidate is in the last shown place, scaled by 1,000,000.</param>
internal sealed record ExplorationDraw(int? Index, long Propensity);
