using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>What a second person was asked to approve, and the answers.</summary>
internal sealed class ApprovalsTile : IInsightTile
{
    private const string Asked = "asked";

    private static (ApprovalStatus Status, string Words, ChartTone Tone)[] States =>
        [
            (ApprovalStatus.Approved, Texts.Approved, ChartTone.Done),
            (ApprovalStatus.Rejected, SharedTexts.Rejected, ChartTone.Late),
            (ApprovalStatus.Lapsed, Texts.Lapsed, ChartTone.Soon),
            (ApprovalStatus.Withdrawn, Texts.Withdrawn, ChartTone.Quiet),
            (ApprovalStatus.Pending, Texts.Waiting, ChartTone.Plain),
        ];

    public InsightKind Kind => InsightKind.Approvals;

    public IReadOnlyList<DataField> Fields { get; } = [DataFields.ApprovalRequests];

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await CountAsync(context, context.Period.Now, cancellationToken);
        var before = await CountAsync(context, context.Period.Before, cancellationToken);
        return new([
            new(Texts.AskedFor)
            {
                Key = "asked",
                Count = now.Sum(row => row.Count),
                CountBefore = before.Sum(row => row.Count),
                Cases = new(Kind, Asked),
            },
            Share(Texts.ApprovedOfThoseDecided, ApprovalStatus.Approved, now, before),
            Share(Texts.RejectedOfThoseDecided, ApprovalStatus.Rejected, now, before),
            new(Texts.LapsedOfThoseThatAreOver)
            {
                Key = ApprovalStatus.Lapsed.ToCode(),
                Rate = LapsedRate(now),
                RateBefore = LapsedRate(before),
                Of = "requests",
                Cases = new(Kind, Asked, ":" + ApprovalStatus.Lapsed.ToCode()),
            },
        ])
        {
            Bars =
            [
                Bars(SharedTexts.HighRisk, ActionRiskLevel.High, now),
                Bars(SharedTexts.MediumRisk, ActionRiskLevel.Medium, now),
                .. now.Any(row => row.Risk is ActionRiskLevel.Low)
                    ? [Bars(Texts.LowRiskForAPrice, ActionRiskLevel.Low, now)]
                    : Array.Empty<InsightBars>(),
            ],
            Notes = [Texts.LapsedRule],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (drill.Figure is PermissionViolations.Figure)
        {
            return Task.FromResult<InsightEvidence?>(
                new(
                    Texts.CasesWithARequestApproved,
                    "requests",
                    PermissionViolations
                        .SelfApproved(context, context.Period.Now)
                        .Select(row => new CaseMention { CaseId = row.CaseId, At = row.RequestedAt })
                )
            );
        }

        if (drill.Figure is not Asked)
        {
            return Task.FromResult<InsightEvidence?>(null);
        }

        var rows = Requests(context, context.Period.Now);
        if (drill.Value?.Split(':') is [var risk, var status])
        {
            var (wantedRisk, wanted) = (ColumnCodes.Find<ActionRiskLevel>(risk), ColumnCodes.Find<ApprovalStatus>(status));
            rows = rows.Where(row => (risk == "" || row.Risk == wantedRisk) && (status == "" || row.Status == wanted));
        }

        return Task.FromResult<InsightEvidence?>(
            new(Texts.CasesWithARequestForApproval, "requests", rows.Select(row => new CaseMention { CaseId = row.CaseId, At = row.At }))
        );
    }

    private InsightFigure Share(string words, ApprovalStatus status, IReadOnlyList<Counted> now, IReadOnlyList<Counted> before) =>
        new(words)
        {
            Key = status.ToCode(),
            Rate = OfDecided(now, status),
            RateBefore = OfDecided(before, status),
            Of = "decided",
            Cases = new(Kind, Asked, ":" + status.ToCode()),
        };

    private static InsightRate OfDecided(IReadOnlyList<Counted> rows, ApprovalStatus status) =>
        new(Sum(rows, status), Sum(rows, ApprovalStatus.Approved) + Sum(rows, ApprovalStatus.Rejected));

    private static InsightRate LapsedRate(IReadOnlyList<Counted> rows) =>
        new(Sum(rows, ApprovalStatus.Lapsed), rows.Sum(row => row.Count) - Sum(rows, ApprovalStatus.Pending));

    private static int Sum(IReadOnlyList<Counted> rows, ApprovalStatus status) =>
        rows.Where(row => row.Status == status).Sum(row => row.Count);

    private InsightBars Bars(string title, ActionRiskLevel risk, IReadOnlyList<Counted> rows) =>
        new(
            Texts.AskedForWithTitle.With(title, ChartNumbers.Count(rows.Where(row => row.Risk == risk).Sum(row => row.Count))),
            Texts.WhatCame,
            Texts.Requests,
            [
                .. States.Select(state => new InsightBar(state.Words)
                {
                    Count = rows.Where(row => row.Risk == risk && row.Status == state.Status).Sum(row => row.Count),
                    Tone = state.Tone,
                    Cases = new(Kind, Asked, $"{risk.ToCode()}:{state.Status.ToCode()}"),
                }),
            ]
        );

    private static IQueryable<Request> Requests(InsightContext context, InsightSpan span)
    {
        var now = context.Now;
        var cases = context.Cases;
        var (db, anyRole) = (context.Db, context.Scope.Role is null);
        var askers = context.WithRole(db.People);
        var waiting = db.ApprovalRequests.StillPending(now);
        return from request in db.ApprovalRequests.AsNoTracking()
            join action in db.Actions
                on new { Key = request.ActionKey, Version = request.ActionVersion } equals new { action.Key, action.Version }
            where request.RequestedAt >= span.From && request.RequestedAt < span.To
            where cases.Any(row => row.Id == request.CaseId)
            where (anyRole || askers.Any(row => row.Id == request.RequestedById))
            select new Request
            {
                CaseId = request.CaseId,
                At = request.RequestedAt,
                Risk = action.Risk,
                Status =
                    (request.Status == ApprovalStatus.Pending && !waiting.Any(each => each.Id == request.Id))
                        ? ApprovalStatus.Lapsed
                        : request.Status,
            };
    }

    private static async Task<IReadOnlyList<Counted>> CountAsync(
        InsightContext context,
        InsightSpan span,
        CancellationToken cancellationToken
    ) =>
        await Requests(context, span)
            .GroupBy(row => new { row.Risk, row.Status })
            .Select(group => new Counted(group.Key.Risk, group.Key.Status, group.Count()))
            .ToListAsync(cancellationToken);

    private sealed class Request
    {
        public Guid CaseId { get; init; }

        public DateTimeOffset At { get; init; }

        public required ActionRiskLevel Risk { get; init; }

        public required ApprovalStatus Status { get; init; }
    }

    private sealed record Counted(ActionRiskLevel Risk, ApprovalStatus Status, int Count);
}
