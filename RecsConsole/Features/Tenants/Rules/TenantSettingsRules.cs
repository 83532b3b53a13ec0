using System.Globalization;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Rules;

/// <summary>
/// Validates a tenant's settings: weights sum to one, and confidence limits may only be stricter than the built-in floor.
/// </summary>
public static class TenantSettingsRules
{
    /// <summary>A slate must be readable at a glance.</summary>
    public const int MaxSlots = 5;

    /// <summary>No penalty may outweigh the strongest term by itself.</summary>
    public const long MaxPenalty = 500_000;

    private const int MaxCases = 10_000;

    /// <summary>Sources that an administrator may turn off; what a policy requires is always proposed.</summary>
    public static IReadOnlyList<string> SwitchableSources { get; } =
    [
        SourceNames.WorkflowRules,
        SourceNames.SimilarCases,
        SourceNames.SlaRules,
        SourceNames.Playbook,
        SourceNames.NextSteps,
        SourceNames.Outcomes,
        SourceNames.SimilarAccounts,
        SourceNames.Intents,
        SourceNames.ActionSequences,
        SourceNames.OutcomeGraph,
        SourceNames.Search,
        SourceNames.Semantic,
        SourceNames.Frequent,
        SourceNames.Curated,
        SourceNames.RecentPolicy,
        SourceNames.Skills,
        SourceNames.Team,
        SourceNames.Collaboration,
    ];

    /// <summary>All errors, in words; empty when the settings are valid.</summary>
    public static IReadOnlyList<string> Check(TenantConfiguration settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return
        [
            .. Check(settings.Part),
            .. LearningRules.Check(settings),
            .. Emergency(settings.EmergencyInForce),
            .. CalendarRules.Check(settings),
        ];
    }

    /// <summary>Errors in the ranking part.</summary>
    public static IReadOnlyList<string> Check(ConfigurationPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return
        [
            .. Weights(part.Weights),
            .. Slates(part),
            .. SlateCapRules.Check(part),
            .. PriorityRules.Check(part.Priorities ?? []),
            .. Confidence(part.Confidence),
        ];
    }

    /// <summary>Errors in a change from one version to another; empty when it is allowed.</summary>
    public static IReadOnlyList<string> CheckChange(TenantConfiguration before, TenantConfiguration after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. LearningRules.CheckChange(before, after), .. CalendarRules.CheckAdded(before, after)];
    }

    /// <summary>Sum of the five weights, scaled by 1,000,000; it must be one.</summary>
    public static long SumOf(HeuristicWeights weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        return weights.Match + weights.HistoricalSuccess + weights.SlaUrgency + weights.RoleMatch + weights.Freshness;
    }

    private static IEnumerable<string> Weights(HeuristicWeights weights)
    {
        long[] terms = [weights.Match, weights.HistoricalSuccess, weights.SlaUrgency, weights.RoleMatch, weights.Freshness];
        if (terms.Any(each => each is < 0 or > FixedPoint.One))
        {
            yield return Texts.WeightOutOfRange;
        }
        else if (SumOf(weights) != FixedPoint.One)
        {
            yield return Texts.WeightsSumWrong.With(Percent(SumOf(weights)));
        }

        long[] penalties = [weights.MediumRiskPenalty, weights.HighRiskPenalty, weights.ReviewOverduePenalty, weights.WorkloadPenalty];
        if (penalties.Any(each => each is < 0 or > MaxPenalty))
        {
            yield return Texts.PenaltyOutOfRange;
        }

        if (weights.HighRiskPenalty < weights.MediumRiskPenalty)
        {
            yield return Texts.RiskPenaltiesReversed;
        }
    }

    private static IEnumerable<string> Slates(ConfigurationPart part)
    {
        int[] slots = [part.ActionSlots, part.DocumentSlots, part.ExpertSlots, part.MaxSameKind];
        if (slots.Any(each => each is < 1 or > MaxSlots))
        {
            yield return Texts.SlateSizeOutOfRange;
        }

        foreach (var (source, weight) in part.SourceWeights ?? SourceWeights.Default)
        {
            if (!SourceWeights.Default.ContainsKey(source) || weight is < 0 or > FixedPoint.One)
            {
                yield return Texts.SourceWeightInvalid.With(source);
            }
        }

        var fixedSources = part.DisabledSources.Except(SwitchableSources, StringComparer.Ordinal).ToArray();
        if (fixedSources.Length > 0)
        {
            yield return Texts.SourceNeeded.With(string.Join(", ", fixedSources));
        }

        var unknown = (part.EnabledSources ?? []).Except(SourceSwitches.OptIn, StringComparer.Ordinal).ToArray();
        if (unknown.Length > 0)
        {
            yield return Texts.SourceIsOnAnyway.With(string.Join(", ", unknown));
        }
    }

    private static IEnumerable<string> Confidence(ConfidenceThresholds asked)
    {
        var floor = ConfidenceThresholds.Default;
        if (
            asked.HighProbability < floor.HighProbability
            || asked.HighLowerBound < floor.HighLowerBound
            || asked.HighCases < floor.HighCases
            || asked.MediumProbability < floor.MediumProbability
            || asked.MediumCases < floor.MediumCases
        )
        {
            yield return Texts.ConfidenceTooLoose;
        }

        if (
            asked.HighProbability > FixedPoint.One
            || asked.HighLowerBound > FixedPoint.One
            || asked.MediumProbability > asked.HighProbability
            || asked.MediumCases > asked.HighCases
            || asked.HighCases > MaxCases
        )
        {
            yield return Texts.ConfidenceReversed;
        }
    }

    private static IEnumerable<string> Emergency(EmergencyLimits limits) =>
        limits.IsAllowed()
            ? []
            :
            [
                Texts.EmergencyLimitsOutside.With(
                    EmergencyLimits.Default.TriesAnHour,
                    EmergencyLimits.Default.ShortestReason,
                    EmergencyLimits.LongestNeededReason
                ),
            ];

    internal static string Percent(long micro) => (micro / 10_000m).ToString("0.##", CultureInfo.InvariantCulture);
}
