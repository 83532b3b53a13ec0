using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>How many requests there were, for which cases, and by how many people.</summary>
internal sealed class VolumeTile : IInsightTile
{
    private const string All = "decisions";
    private const string New = "new";

    public InsightKind Kind => InsightKind.Volume;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.Decisions];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        // the steps together are the decisions of the period, which are therefore not counted a second time
        var steps = await InsightSteps.CountAsync(context.Period, context.Decisions, row => row.At, cancellationToken);
        var (now, before) = (
            await CountAsync(context, context.Period.Now, steps.Total, cancellationToken),
            await CountAsync(context, context.Period.Before, steps.BeforeTotal, cancellationToken)
        );
        return new([
            Figure("decisions", Texts.Decisions, All, now.Decisions, before.Decisions),
            Figure("cases", Texts.CasesTheyWereMade, All, now.Cases, before.Cases),
            Figure("people", Texts.PeopleWhoAsked, All, now.People, before.People),
            context.Scope.Role is null
                ? Figure("new", Texts.NewCases, New, now.NewCases, before.NewCases)
                : new(Texts.NewCases) { Absent = InsightContext.NotByRole },
        ])
        {
            Lines = [new(Texts.Decisions, steps.Points(context.Period), context.Period.Step)],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult(
            drill.Figure switch
            {
                All => new InsightEvidence(Texts.CasesWithDecisions, "decisions", CaseMention.Of(context.Decisions(context.Period.Now))),
                New when context.Scope.Role is null => new InsightEvidence(
                    Texts.NewCases,
                    "new",
                    Opened(context, context.Period.Now).Select(row => new CaseMention { CaseId = row.Id, At = row.OpenedAt })
                ),
                _ => null,
            }
        );

    private InsightFigure Figure(string key, string words, string figure, int now, int before) =>
        new(words)
        {
            Key = key,
            Count = now,
            CountBefore = before,
            Cases = new(Kind, figure),
        };

    private static IQueryable<CaseRow> Opened(InsightContext context, InsightSpan span)
    {
        var (from, to) = (span.From, span.To);
        return context.Cases.Where(row => row.OpenedAt >= from && row.OpenedAt < to);
    }

    private static async Task<Counts> CountAsync(InsightContext context, InsightSpan span, int count, CancellationToken cancellationToken)
    {
        var decisions = context.Decisions(span);
        return new(
            count,
            await decisions.Select(row => row.CaseId).Distinct().CountAsync(cancellationToken),
            await decisions.Select(row => row.ActorId).Distinct().CountAsync(cancellationToken),
            await Opened(context, span).CountAsync(cancellationToken)
        );
    }

    private sealed record Counts(int Decisions, int Cases, int People, int NewCases);
}
