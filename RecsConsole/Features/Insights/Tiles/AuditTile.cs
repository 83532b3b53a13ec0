using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>Whether everything has its entry in the audit trail, and when the trail was verified last.</summary>
internal sealed class AuditTile : IInsightTile
{
    private const string Decisions = "decisions";
    private const string Responses = "responses";

    public InsightKind Kind => InsightKind.Audit;

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var run = await VerificationRun.ReadNewestAsync(context.Db, cancellationToken);
        return new([
            await FigureAsync(
                context,
                "Decisions with their entry",
                Decisions,
                span => AuditGaps.CountDecisionsAsync(context, span, cancellationToken)
            ),
            await FigureAsync(
                context,
                "Answers with their entry",
                Responses,
                span => AuditGaps.CountResponsesAsync(context, span, cancellationToken)
            ),
            Verification(run),
        ])
        {
            Notes = ["Both must be 100 %. Each missing entry is an alarm at the top of this page."],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken) =>
        Task.FromResult(
            drill.Figure switch
            {
                Decisions => new InsightEvidence(
                    "Cases with a decision that has no audit entry",
                    "decisions",
                    CaseMention.Of(AuditGaps.Decisions(context, context.Period.Now))
                ),
                Responses => new InsightEvidence(
                    "Cases with an answer that has no audit entry",
                    "answers",
                    CaseMention.Of(AuditGaps.Responses(context, context.Period.Now))
                ),
                PermissionViolations.Figure => new InsightEvidence(
                    "Cases with an answer from somebody the decision was not made for",
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
            Rate = now,
            RateBefore = await count(context.Period.Before),
            Of = figure is Decisions ? "decisions" : "answers",
            IsAlarm = now.Hits < now.N,
            Cases = now.Hits < now.N ? new(Kind, figure) : null,
        };
    }

    private static InsightFigure Verification(VerificationRun? run) =>
        new("Newest verification of the trail")
        {
            Text = run?.Words,
            At = run?.At,
            Absent = run is null ? "It was never verified; the job for it has not run yet." : null,
            IsAlarm = run?.HasFailed is true,
        };
}
