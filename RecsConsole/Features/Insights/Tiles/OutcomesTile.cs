using System.Linq.Expressions;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Metrics;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>How resolved cases ended, with and without an accepted suggestion: a comparison without any claim of cause.</summary>
internal sealed class OutcomesTile : IInsightTile
{
    public static string NoExperiment => Texts.NoExperiment;

    private const string With = "with";
    private const string Without = "without";
    private const string Promised = "sla";

    public InsightKind Kind => InsightKind.Outcomes;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.CaseOutcome, DataFields.CaseDates, DataFields.Responses];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null)
        {
            return new([new(Texts.OutcomeAndSla) { Absent = InsightContext.NotByRole }]);
        }

        var now = await EndedCase.ReadAsync(context, context.Period.Now, cancellationToken);
        var before = await EndedCase.ReadAsync(context, context.Period.Before, cancellationToken);
        var difference = Sla(now, true).Less(Sla(now, false));
        return new([
            OfSla(Texts.SlaMetWithAnAcceptedSuggestion, true, now, before),
            OfSla(Texts.SlaMetWithout, false, now, before),
            new(Texts.Difference)
            {
                Key = "sla_difference",
                Text = difference is null ? null : Words(difference),
                Amount = difference is null ? null : new(difference.Value, Math.Min(Sla(now, true).N, Sla(now, false).N)),
                Absent = difference is null ? Texts.GroupWithoutSla : null,
            },
            OfReopened(Texts.ReopenedWithAnAcceptedSuggestion, true, now, before),
            OfReopened(Texts.ReopenedWithout, false, now, before),
        ])
        {
            Lines = OutcomeLines.Of(context.Period, now, before),
            Bars = [SlaBars(now)],
            Notes = [NoExperiment],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (context.Scope.Role is not null || drill.Figure is not (With or Without))
        {
            return Task.FromResult<InsightEvidence?>(null);
        }

        var wanted = drill.Figure is With;
        var isWith = IsWith(context.Db);
        var resolved = context.Resolved(context.Period.Now);
        if (drill.Value is Promised)
        {
            resolved = resolved.Where(row => row.SlaMet != null);
        }

        var rows = wanted
            ? resolved.Where(isWith)
            : resolved.Where(Expression.Lambda<Func<CaseRow, bool>>(Expression.Not(isWith.Body), isWith.Parameters));
        return Task.FromResult<InsightEvidence?>(
            new(
                wanted ? Texts.ResolvedCasesWithAnAcceptedSuggestion : Texts.ResolvedCasesWithoutAnAcceptedSuggestion,
                "resolved",
                rows.Select(row => new CaseMention { CaseId = row.Id, At = row.ResolvedAt!.Value })
            )
        );
    }

    private InsightFigure OfSla(string words, bool isWith, IReadOnlyList<EndedCase> now, IReadOnlyList<EndedCase> before) =>
        new(words)
        {
            Key = isWith ? "sla_with" : "sla_without",
            Rate = Sla(now, isWith),
            RateBefore = Sla(before, isWith),
            Of = Texts.CasesWithAnSla,
            Cases = new(Kind, isWith ? With : Without, Promised),
        };

    private InsightFigure OfReopened(string words, bool isWith, IReadOnlyList<EndedCase> now, IReadOnlyList<EndedCase> before) =>
        new(words)
        {
            Key = isWith ? "reopened_with" : "reopened_without",
            Rate = Reopened(now, isWith),
            RateBefore = Reopened(before, isWith),
            Of = "cases",
            Cases = new(Kind, isWith ? With : Without),
        };

    private InsightBars SlaBars(IReadOnlyList<EndedCase> now) =>
        new(
            Texts.ResolvedCasesThatMetTheirSla,
            Texts.Group,
            Texts.SlaMet,
            [
                new(Texts.WithAnAcceptedSuggestion) { Rate = Sla(now, true), Cases = new(Kind, With, Promised) },
                new(Texts.Without)
                {
                    Rate = Sla(now, false),
                    Cases = new(Kind, Without, Promised),
                    Tone = ChartTone.Quiet,
                },
            ]
        );

    private static string Words(InsightDifference difference) =>
        Texts.PointsTo.With(
            InsightLabels.Points(difference.Value),
            InsightLabels.Points(difference.Low),
            InsightLabels.Points(difference.High)
        );

    private static Expression<Func<CaseRow, bool>> IsWith(ConsoleDbContext db) =>
        row => db.Responses.Any(response => response.CaseId == row.Id && response.Kind == ResponseKind.Accept && response.UndoneAt == null);

    private static InsightRate Sla(IEnumerable<EndedCase> cases, bool isWith)
    {
        var promised = cases.Where(each => each.IsWith == isWith && each.SlaMet is not null).ToList();
        return new(promised.Count(each => each.SlaMet is true), promised.Count);
    }

    private static InsightRate Reopened(IEnumerable<EndedCase> cases, bool isWith)
    {
        var all = cases.Where(each => each.IsWith == isWith).ToList();
        return new(all.Count(each => each.WasReopened), all.Count);
    }
}
