using RecsConsole.Components.Charts;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>What was left out of slates for lack of permission, and for other reasons: counts by reason code, never the items.</summary>
internal sealed class ExclusionsTile : IInsightTile
{
    private const string Any = "permission";
    private const string Code = "code";

    public InsightKind Kind => InsightKind.Exclusions;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await context.Outcomes.ReadAsync(context, context.Period.Now, cancellationToken);
        var before = await context.Outcomes.ReadAsync(context, context.Period.Before, cancellationToken);
        var counts = ByCode(now);
        return new([
            new(Texts.DecisionsWithSomethingLeftOutForPermission)
            {
                Key = "decisions",
                Rate = RateOf(now),
                RateBefore = RateOf(before),
                Of = "decisions",
                Cases = new(Kind, Any),
            },
            new(Texts.LeftOutForPermission)
            {
                Key = "items",
                Count = Sum(counts, ReasonCodes.IsPermission),
                CountBefore = Sum(ByCode(before), ReasonCodes.IsPermission),
                Cases = new(Kind, Any),
            },
        ])
        {
            Bars =
            [
                Bars(Texts.ForPermission, counts, ReasonCodes.IsPermission, ChartTone.Plain),
                Bars(Texts.ForOtherReasons, counts, code => !code.IsPermission(), ChartTone.Quiet),
            ],
            Notes = [Texts.ExclusionsScope.With(ChartNumbers.Count(now.Count), ChartNumbers.Count(SlateOutcomes.Max))],
        };
    }

    public async Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (drill.Figure is PermissionViolations.Figure)
        {
            var all = await context.Outcomes.ReadAsync(context, context.Period.Now, cancellationToken);
            return context.EvidenceOf(Texts.CasesWithADecisionThatShowed, all.Where(PermissionViolations.IsViolation));
        }

        Func<ReasonCode, bool>? wanted = drill switch
        {
            { Figure: Any } => ReasonCodes.IsPermission,
            { Figure: Code, Value: { } name } when ReasonCodes.Parse(name) is { } code => each => each == code,
            _ => null,
        };
        if (wanted is null)
        {
            return null;
        }

        var outcomes = await context.Outcomes.ReadAsync(context, context.Period.Now, cancellationToken);
        return context.EvidenceOf(
            Texts.CasesWithSomethingLeftOut,
            outcomes.Where(each => each.Slates.Any(slate => slate.Excluded.Keys.Any(wanted)))
        );
    }

    private static InsightRate RateOf(IReadOnlyList<DecisionOutcome> outcomes) =>
        new(outcomes.Count(each => each.Slates.Any(slate => slate.Excluded.Keys.Any(ReasonCodes.IsPermission))), outcomes.Count);

    private static Dictionary<ReasonCode, int> ByCode(IReadOnlyList<DecisionOutcome> outcomes) =>
        outcomes
            .SelectMany(each => each.Slates)
            .SelectMany(slate => slate.Excluded)
            .GroupBy(pair => pair.Key)
            .ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));

    private static int Sum(Dictionary<ReasonCode, int> counts, Func<ReasonCode, bool> which) =>
        counts.Where(pair => which(pair.Key)).Sum(pair => pair.Value);

    private InsightBars Bars(string title, Dictionary<ReasonCode, int> counts, Func<ReasonCode, bool> which, ChartTone tone) =>
        new(
            title,
            SharedTexts.Reason,
            Texts.LeftOut,
            [
                .. counts
                    .Where(pair => which(pair.Key))
                    .OrderByDescending(pair => pair.Value)
                    .ThenBy(pair => pair.Key)
                    .Select(pair => new InsightBar(ReasonTexts.Of(pair.Key).Heading)
                    {
                        Count = pair.Value,
                        Tone = tone,
                        Cases = new(Kind, Code, pair.Key.Name()),
                    }),
            ]
        );
}
