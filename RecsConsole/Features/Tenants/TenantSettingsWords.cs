using System.Globalization;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Tenants;

/// <summary>Settings as people read them.</summary>
public static class TenantSettingsWords
{
    public static string Source(string name) =>
        name switch
        {
            SourceNames.WorkflowRules => "Workflow rules",
            SourceNames.SimilarCases => "Similar cases",
            SourceNames.SlaRules => "SLA rules",
            SourceNames.Search => "Text search",
            SourceNames.Skills => "Skills and experience",
            _ => name,
        };

    /// <summary>Every setting that two versions do not share.</summary>
    public static IReadOnlyList<SettingDifference> Differences(
        ConfigurationPart before,
        ConfigurationPart after
    ) =>
        [
            .. Of(before)
                .Zip(Of(after))
                .Where(pair =>
                    !string.Equals(pair.First.Words, pair.Second.Words, StringComparison.Ordinal)
                )
                .Select(pair => new SettingDifference(
                    pair.First.Title,
                    pair.First.Words,
                    pair.Second.Words
                )),
        ];

    private static IEnumerable<(string Title, string Words)> Of(ConfigurationPart part)
    {
        var weights = part.Weights;
        yield return ("Match", Percent(weights.Match));
        yield return ("Historical success", Percent(weights.HistoricalSuccess));
        yield return ("SLA urgency", Percent(weights.SlaUrgency));
        yield return ("Role match", Percent(weights.RoleMatch));
        yield return ("Freshness", Percent(weights.Freshness));
        yield return ("Penalty for medium risk", Percent(weights.MediumRiskPenalty));
        yield return ("Penalty for high risk", Percent(weights.HighRiskPenalty));
        yield return ("Penalty for overdue review", Percent(weights.ReviewOverduePenalty));
        yield return ("Penalty for load", Percent(weights.WorkloadPenalty));
        yield return ("Actions shown", Number(part.ActionSlots));
        yield return ("Documents shown", Number(part.DocumentSlots));
        yield return ("People shown", Number(part.ExpertSlots));
        yield return ("Of one kind at most", Number(part.MaxSameKind));
        yield return ("People at capacity", part.ExpertLoadFilter ? "not shown" : "ranked lower");
        yield return ("High: probability", Percent(part.Confidence.HighProbability));
        yield return ("High: cases", Number(part.Confidence.HighCases));
        yield return ("High: lower bound", Percent(part.Confidence.HighLowerBound));
        yield return ("Medium: probability", Percent(part.Confidence.MediumProbability));
        yield return ("Medium: cases", Number(part.Confidence.MediumCases));
        yield return (
            "Sources switched off",
            part.DisabledSources.Count == 0
                ? "none"
                : string.Join(
                    ", ",
                    part.DisabledSources.Order(StringComparer.Ordinal).Select(Source)
                )
        );
    }

    private static string Percent(long micro) => $"{TenantSettingsRules.Percent(micro)} %";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A setting that two versions do not share.</summary>
public sealed record SettingDifference(string Title, string Before, string After);
