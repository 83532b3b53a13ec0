using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>Values of actions that take more than one line.</summary>
internal static class ActionValues
{
    // an action that takes an hour counts half as fast as one that takes no time
    private const int HalfSpeedMinutes = 60;
    private const int FreshnessHalfDays = 180;

    // All sources together weigh as much as this many observed steps in the state. Chosen on earlier cases of three logs and both demo
    // tenants (docs/benchmarks.md, "Next steps").
    private const long SourcesWeigh = 400 * NextStepContext.StepWeight;

    /// <summary>
    /// The action's chance as the next step relative to the most probable action, and the fused evidence of all sources, blended by how
    /// much history there is. Rules (policy, playbook, deadline) are not habits and are added on top.
    /// </summary>
    public static long Match(ActionInput it)
    {
        var weights = it.Snapshot.Shared.Configuration.SourceWeights;
        var rules = it.Candidate.Provenance.Where(IsRule).ToList();
        var fused = Fusion.Of([.. it.Candidate.Provenance.Where(each => !IsRule(each))], weights);
        var next = SnapshotIndex.From(it.Snapshot).NextSteps;
        var chance = Math.Min(FixedPoint.One, next.Of(it.Candidate.Id) * FixedPoint.One / Math.Max(1, next.Best));
        var history = HistoryWeighs(it.Snapshot);
        var match = ((chance * history) + (fused * SourcesWeigh)) / (history + SourcesWeigh);
        return rules.Count == 0
            ? match
            : FixedPoint.One - ((FixedPoint.One - match) * (FixedPoint.One - Fusion.Of(rules, weights)) / FixedPoint.One);
    }

    /// <summary>
    /// Success relative to all similar cases: one half unless it differs with certainty, then more or less by the certain difference.
    /// Logged activities all get one half: an activity is no worse because many late cases have it, and what comes next is not what ends
    /// well.
    /// </summary>
    public static long HistoricalSuccess(ActionInput it)
    {
        var index = SnapshotIndex.From(it.Snapshot);
        if (it.Action.IsLogged)
        {
            return FixedPoint.One / 2;
        }

        if (index.Chances.IsClosing(it.Candidate.Id) && index.Chances.Of(it.Candidate.Id) is { } ready && ready < index.Chances.Usual / 2)
        {
            return 0; // few cases in this state are ready to be closed: this one is not finished
        }

        var evidence = index.Evidence;
        var usual = (double)(evidence.EndedWell + 1) / (evidence.Cases + 2);
        var (low, high) = (WilsonInterval.Lower(it.Use.EndedWell, it.Use.Used), WilsonInterval.Upper(it.Use.EndedWell, it.Use.Used));
        var more =
            low > usual ? low - usual
            : high < usual ? high - usual
            : 0;
        // a case that was closed without a solution, such as a rejected one, is no failure of closing it
        return FixedPoint.FromDouble(Math.Clamp(0.5 + (index.Chances.IsClosing(it.Candidate.Id) ? Math.Max(0, more) : more), 0, 1));
    }

    public static long SlaUrgency(ActionInput it) =>
        it.SlaUrgency(
            it.Action.TypicalMinutes is { } minutes
                ? FixedPoint.One * HalfSpeedMinutes / (HalfSpeedMinutes + Math.Max(0, minutes))
                : FixedPoint.One / 2
        );

    // an action made for the actor's role fits better than one that anybody may do
    public static long RoleMatch(ActionInput it)
    {
        if (it.Action.RequiredRole is not { } role)
        {
            return FixedPoint.One / 2;
        }

        return it.Snapshot.Actor.Roles.Contains(role) ? FixedPoint.One : 0;
    }

    public static long Freshness(ActionInput it)
    {
        var policy = it.Action.PolicyKey is { } key ? SnapshotIndex.From(it.Snapshot).Catalog.Policy(key) : null;
        return it.Recency(policy?.EffectiveFrom ?? it.Action.UpdatedAt, FreshnessHalfDays);
    }

    // repeated activities of a log are already reflected in the next-step history, but not that one of them did not help on this case
    public static long DoneBefore(ActionInput it)
    {
        var index = SnapshotIndex.From(it.Snapshot);
        return
            index.Memory.Of(it.Candidate.Id) is { } done
            && (!it.Action.IsLogged || (done.HasFailed && index.UnusualRepeats.Has(it.Candidate.Id)))
            ? FixedPoint.One
            : 0;
    }

    // the tenant's weight of this source says how much the history is trusted; when the source is disabled, history counts for nothing
    private static long HistoryWeighs(CaseSnapshot snapshot)
    {
        var configuration = snapshot.Shared.Configuration;
        return configuration.DisabledSources.Contains(SourceNames.NextSteps, StringComparer.Ordinal)
            ? 0
            : SnapshotIndex.From(snapshot).NextSteps.Weight
                * SourceWeights.Of(SourceNames.NextSteps, configuration.SourceWeights)
                / FixedPoint.One;
    }

    private static bool IsRule(Provenance each) =>
        each.Source is SourceNames.PolicyRequired or SourceNames.Playbook or SourceNames.SlaRules;

    public static long IsRequired(ActionInput it) =>
        SnapshotIndex.From(it.Snapshot).Policies.Required.ContainsKey(it.Candidate.Id) ? FixedPoint.One : 0;
}
