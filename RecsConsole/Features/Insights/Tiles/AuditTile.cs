using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>Whether every event has its audit entry, and when the trail was last verified.</summary>
internal sealed class AuditTile : IInsightTile
{
    private const string Decisions = "decisions";
    private const string Responses = "responses";

    public InsightKind Kind => InsightKind.Audit;

    public IReadOnlyList<DataField> Fields { get; } = [];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var run = await VerificationRun.ReadNewestAsync(context.Db, cancellationToken);
        return new([
            await FigureAsync(
                context,
                Texts.DecisionsWithTheirEntry,
                Decisions,
                span => AuditGaps.CountDecisionsAsync(context, span, cancellationToken)
            ),
            await FigureAsync(
                context,
                Texts.AnswersWithTheirEntry,
                Responses,
                span => AuditGaps.CountResponsesAsync(context, span, cancellationToken)
            ),
            Verification(run),
        ])
        {
            Notes = [Texts.CompletenessRule],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult(
            drill.Figure switch
            {
                Decisions => new InsightEvidence(
                    Texts.CasesWithADecision,
                    "decisions",
                    CaseMention.Of(AuditGaps.Decisions(context, context.Period.Now))
                ),
                Responses => new InsightEvidence(
                    Texts.CasesWithAnAnswer,
                    "answers",
                    CaseMention.Of(AuditGaps.Responses(context, context.Period.Now))
                ),
                PermissionViolations.Figure => new InsightEvidence(
                    Texts.CasesWithAnAnswerFromSomebody,
                    "answers",
                    CaseMention.Of(PermissionViolations.Foreign(context, context.Period.Now))
                ),
                _ => null,
            }
        );

    private async Task<InsightFigure> FigureAsync(
        InsightContext context,
        string words,
        string figure,
        Func<InsightSpan, Task<InsightRate>> count
    )
    {
        var now = await count(context.Period.Now);
        return new(words)
        {
            Key = figure,
            Rate = now,
            RateBefore = await count(context.Period.Before),
            Of = figure is Decisions ? "decisions" : "answers",
            IsAlarm = now.Hits < now.N,
            Cases = now.Hits < now.N ? new(Kind, figure) : null,
        };
    }

    private static InsightFigure Verification(VerificationRun? run) =>
        new(Texts.NewestVerificationOfTheTrail)
        {
            Text = run?.Words,
            At = run?.At,
            Absent = run is null ? Texts.NeverVerified : null,
            IsAlarm = run?.HasFailed is true,
        };
}
