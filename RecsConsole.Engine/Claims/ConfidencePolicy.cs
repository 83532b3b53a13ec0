using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Claims;

/// <summary>
/// High, Medium or Low by calibrated probability, number of similar cases and the lower bound of their success, with its basis as a claim.
/// Below half of the case's fields known, High is not given: too little is known to call cases similar.
/// </summary>
public static class ConfidencePolicy
{
    private const int CaseFields = 8;

    /// <summary>The label that thresholds give; a tenant's thresholds can only tighten the design's floor.</summary>
    public static ConfidenceLabel LabelOf(long probability, int similarCases, long lowerBound, ConfidenceThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        var floor = ConfidenceThresholds.Default;
        if (
            probability >= Math.Max(thresholds.HighProbability, floor.HighProbability)
            && similarCases >= Math.Max(thresholds.HighCases, floor.HighCases)
            && lowerBound >= Math.Max(thresholds.HighLowerBound, floor.HighLowerBound)
        )
        {
            return ConfidenceLabel.High;
        }

        return
            probability >= Math.Max(thresholds.MediumProbability, floor.MediumProbability)
            && similarCases >= Math.Max(thresholds.MediumCases, floor.MediumCases)
            ? ConfidenceLabel.Medium
            : ConfidenceLabel.Low;
    }

    /// <summary>How many of the case's fields that similarity rests on are known.</summary>
    public static int KnownFields(CaseFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        bool[] known =
        [
            facts.IssueType.Length > 0,
            facts.Product is not null,
            facts.Region is not null,
            facts.Language is not null,
            facts.Priority is not null,
            facts.SlaBand != SlaBand.None,
            facts.Team is not null,
            facts.AccountKey is not null,
        ];
        return known.Count(each => each);
    }

    internal static Confidence Judge(FactSheet sheet, CaseSnapshot snapshot, SlateKind kind, UseInSimilarCases use, long probability)
    {
        var thresholds = ThresholdsOf(snapshot.Shared.Configuration, kind);
        var bound = FixedPoint.FromDouble(WilsonInterval.Lower(use.EndedWell, use.Used));
        var known = KnownFields(snapshot.Case);
        var label = LabelOf(probability, use.Used, bound, thresholds);
        Claim ground;
        if (label == ConfidenceLabel.High && known * 2 < CaseFields)
        {
            label = ConfidenceLabel.Medium;
            sheet.Count("known", FactTypes.Count, "case.known_fields", known, "snapshot:case");
            sheet.Count("fields", FactTypes.Count, "case.fields", CaseFields, "snapshot:case");
            ground = sheet.Bind("ground.incomplete", "used", "known", "fields");
        }
        else
        {
            var few = use.Used < Math.Max(thresholds.MediumCases, ConfidenceThresholds.Default.MediumCases);
            var isCold = SnapshotIndex.Of(snapshot).Evidence.Cases == 0;
            ground = GroundOf(sheet, kind, use, few, isCold);
        }

        return new(label, probability, use.Used, use.EndedWell, bound, FixedPoint.One * known / CaseFields, ground);
    }

    // the declared risk of a surface tightens the tenant's thresholds
    private static ConfidenceThresholds ThresholdsOf(ConfigurationPart configuration, SlateKind kind) =>
        configuration.SurfaceOf(kind).Risk == RiskLevel.High
            ? configuration.Confidence.And(ConfidenceThresholds.HighRisk)
            : configuration.Confidence;

    private static Claim GroundOf(FactSheet sheet, SlateKind kind, UseInSimilarCases use, bool few, bool isCold)
    {
        var name = kind switch
        {
            SlateKind.Action => "action",
            SlateKind.Document => "document",
            _ => "expert",
        };
        if (use.Used == 0)
        {
            return sheet.Bind($"ground.{name}.{(isCold ? "cold" : "none")}", "used");
        }

        if (few)
        {
            return sheet.Bind($"ground.{name}.few", "used");
        }

        // "met their SLA" only if each case had an SLA and meeting it is what "ended well" means here
        if (use.WithSla == use.Used && use.SlaMet == use.EndedWell)
        {
            sheet.Count("sla_met", FactTypes.Count, "similar_cases.sla_met", use.SlaMet, "fact:used");
            return sheet.Bind($"ground.{name}.sla", "used", "sla_met");
        }

        return sheet.Bind($"ground.{name}.well", "used", "ended_well");
    }
}
