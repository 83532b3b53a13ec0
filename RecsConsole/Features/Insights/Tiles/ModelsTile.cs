using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>What ranks now, and how many decisions each version ordered.</summary>
internal sealed class ModelsTile : IInsightTile
{
    private const string Version = "version";

    public InsightKind Kind => InsightKind.Models;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await CountAsync(context, context.Period.Now, cancellationToken);
        var before = await CountAsync(context, context.Period.Before, cancellationToken);
        var total = now.Values.Sum();
        return new([
            await InForceAsync(context.Db, cancellationToken),
            new(Texts.VersionsThatOrderedDecisions)
            {
                Key = "versions",
                Count = now.Count,
                CountBefore = before.Count,
            },
        ])
        {
            Bars =
            [
                new(
                    Texts.DecisionsByTheVersionThatOrderedThem,
                    SharedTexts.Version,
                    Texts.Decisions,
                    [
                        .. now.OrderByDescending(pair => pair.Value)
                            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
                            .Select(pair => new InsightBar(pair.Key)
                            {
                                Rate = new(pair.Value, total),
                                Also = Texts.BeforeWithChartNumbers.With(ChartNumbers.Count(before.GetValueOrDefault(pair.Key))),
                                Tone = ChartTone.Learn,
                                Cases = new(Kind, Version, pair.Key),
                            }),
                    ]
                ),
            ],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (drill is not { Figure: Version, Value: { } version })
        {
            return Task.FromResult<InsightEvidence?>(null);
        }

        // Canonical JSON has only one way to write a member.
        var member = $"\"model\":{Encoding.UTF8.GetString(CanonicalJson.Serialize(version))}";
        return Task.FromResult<InsightEvidence?>(
            new(
                Texts.CasesWithDecisionsOrderedByThisVersion,
                "decisions",
                CaseMention.Of(context.Decisions(context.Period.Now).Where(row => row.VersionsJson.Contains(member)))
            )
        );
    }

    private static async Task<InsightFigure> InForceAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var isStopped = await db.ModelSwitches.AnyAsync(row => row.IsStopped, cancellationToken);
        var models = await db
            .Models.AsNoTracking()
            .Where(row => row.Status == ModelStatus.Live || row.Status == ModelStatus.Pilot)
            .OrderBy(row => row.Status)
            .ThenBy(row => row.Version)
            .Select(row => new
            {
                row.Version,
                row.Kind,
                row.Status,
                row.Percent,
            })
            .ToListAsync(cancellationToken);
        if (isStopped)
        {
            return new(Texts.InForceNow) { Text = Texts.HeuristicModelsStopped };
        }

        return new(Texts.InForceNow)
        {
            Text =
                models.Count == 0
                    ? Texts.HeuristicNoModel
                    : string.Join(
                        ", ",
                        models.Select(model =>
                            model.Status is ModelStatus.Live
                                ? $"{model.Version} ({InsightLabels.Kind(model.Kind).InSentence()})"
                                : Texts.ModelInPilot.With(model.Version, InsightLabels.Kind(model.Kind).InSentence(), model.Percent)
                        )
                    ),
        };
    }

    // There are few distinct texts, since versions rarely change. Groups here are summed by model afterwards.
    private static async Task<IReadOnlyDictionary<string, int>> CountAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .Decisions(span)
            .GroupBy(row => row.VersionsJson)
            .Select(group => new { Json = group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(row => DecisionContent.VersionsOf(row.Json).Engine.Model, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Count), StringComparer.Ordinal);
    }
}
