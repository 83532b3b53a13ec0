using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Approvals;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>What a second person was asked about, and what they said.</summary>
internal sealed class ApprovalsTile : IInsightTile
{
    private const string Asked = "asked";
    private const string Approved = "approved";
    private const string Rejected = "rejected";
    private const string Withdrawn = "withdrawn";

    private static readonly (string Status, string Words, ChartTone Tone)[] s_states =
    [
        (Approved, "Approved", ChartTone.Done),
        (Rejected, "Rejected", ChartTone.Late),
        (ApprovalLapse.Lapsed, "Lapsed", ChartTone.Soon),
        (Withdrawn, "Withdrawn", ChartTone.Quiet),
        (ApprovalLapse.Pending, "Waiting", ChartTone.Plain),
    ];

    public InsightKind Kind => InsightKind.Approvals;

    public async Task<InsightTile> ComputeAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await CountAsync(context, context.Period.Now, cancellationToken);
        var before = await CountAsync(context, context.Period.Before, cancellationToken);
        return new([
            new("Asked for")
            {
                Count = now.Sum(row => row.Count),
                CountBefore = before.Sum(row => row.Count),
                Cases = new(Kind, Asked),
            },
            Share("Approved, of those decided", Approved, now, before),
            Share("Rejected, of those decided", Rejected, now, before),
            new("Lapsed, of those that are over")
            {
                Rate = LapsedRate(now),
                RateBefore = LapsedRate(before),
                Of = "requests",
                Cases = new(Kind, Asked, ":" + ApprovalLapse.Lapsed),
            },
        ])
        {
            Bars =
            [
                Bars("High risk", "high", now),
                Bars("Medium risk", "medium", now),
                .. now.Any(row => row.Risk is "low") ? [Bars("Low risk, for a price or an offer", "low", now)] : Array.Empty<InsightBars>(),
            ],
            Notes = ["A request whose deadline passed counts as lapsed, whether somebody looked at it since or not."],
        };
    }

    public Task<InsightEvidence?> FindCasesAsync(InsightContext context, InsightDrill drill, CancellationToken cancellationToken)
    {
        if (drill.Figure is PermissionViolations.Figure)
        {
            return Task.FromResult<InsightEvidence?>(
                new(
                    "Cases with a request approved by the person who asked",
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
            rows = rows.Where(row => (risk == "" || row.Risk == risk) && (status == "" || row.Status == status));
        }

        return Task.FromResult<InsightEvidence?>(
            new("Cases with a request for approval", "requests", rows.Select(row => new CaseMention { CaseId = row.CaseId, At = row.At }))
        );
    }

    private InsightFigure Share(string words, string status, IReadOnlyList<Counted> now, IReadOnlyList<Counted> before) =>
        new(words)
        {
            Rate = OfDecided(now, status),
            RateBefore = OfDecided(before, status),
            Of = "decided",
            Cases = new(Kind, Asked, ":" + status),
        };

    private static InsightRate OfDecided(IReadOnlyList<Counted> rows, string status) =>
        new(Sum(rows, status), Sum(rows, Approved) + Sum(rows, Rejected));

    private static InsightRate LapsedRate(IReadOnlyList<Counted> rows) =>
        new(Sum(rows, ApprovalLapse.Lapsed), rows.Sum(row => row.Count) - Sum(rows, ApprovalLapse.Pending));

    private static int Sum(IReadOnlyList<Counted> rows, string status) => rows.Where(row => Same(row.Status, status)).Sum(row => row.Count);

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private InsightBars Bars(string title, string risk, IReadOnlyList<Counted> rows) =>
        new(
            $"{title} ({ChartNumbers.Count(rows.Where(row => Same(row.Risk, risk)).Sum(row => row.Count))} asked for)",
            "What came of it",
            "Requests",
            [
                .. s_states.Select(state => new InsightBar(state.Words)
                {
                    Count = rows.Where(row => Same(row.Risk, risk) && Same(row.Status, state.Status)).Sum(row => row.Count),
                    Tone = state.Tone,
                    Cases = new(Kind, Asked, $"{risk}:{state.Status}"),
                }),
            ]
        );

    private static IQueryable<Request> Requests(InsightContext context, InsightSpan span)
    {
        var now = context.Now;
        var cases = context.Cases;
        var (db, anyRole) = (context.Db, context.Scope.Role is null);
        var askers = context.WithRole(db.People);
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
                Status = (request.Status == ApprovalLapse.Pending && request.Deadline <= now) ? ApprovalLapse.Lapsed : request.Status,
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

        public required string Risk { get; init; }

        public required string Status { get; init; }
    }

    private sealed record Counted(string Risk, string Status, int Count);
}
