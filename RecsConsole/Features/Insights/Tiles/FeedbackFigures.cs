using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Tiles;

/// <summary>
/// Feedback beyond single answers: opt-outs from profiling, cases of the issue types that the tenant counts as complaints, and reviewers'
/// verdicts on the decisions put before them.
/// </summary>
internal static class FeedbackFigures
{
    public const string Complaint = "complaint";

    public static async Task<IReadOnlyList<InsightFigure>> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var types = await ComplaintsAsync(context, cancellationToken);
        return
        [
            new(Texts.OptOuts) { Key = "opt_outs", Count = await OptOutsAsync(context, cancellationToken) },
            await FigureOfComplaintsAsync(context, types, cancellationToken),
            await FigureOfVerdictsAsync(context, cancellationToken),
        ];
    }

    private static async Task<InsightFigure> FigureOfVerdictsAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var now = await VerdictsAsync(context, context.Period.Now, cancellationToken);
        return now.N == 0
            ? new(Texts.ReviewersSaidRight) { Absent = Texts.NobodyReviewed }
            : new(Texts.ReviewersSaidRight)
            {
                Key = "verdicts",
                Rate = now,
                RateBefore = await VerdictsAsync(context, context.Period.Before, cancellationToken),
                Of = "decisions",
            };
    }

    /// <summary>The cases behind the complaints of the period.</summary>
    public static async Task<InsightEvidence> EvidenceAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var cases = Opened(context, context.Period.Now, await ComplaintsAsync(context, cancellationToken));
        return new(Texts.CasesThatAreComplaints, "cases", cases.Select(row => new CaseMention { CaseId = row.Id, At = row.OpenedAt }));
    }

    // people who opted out of profiling, and opted-out customers with a case of the teams in scope
    private static async Task<long> OptOutsAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var cases = context.Cases;
        var people = await context.People.CountAsync(row => row.IsActive && row.IsByRulesOnly, cancellationToken);
        var customers = context.Scope.Role is not null
            ? 0
            : await context.Db.Accounts.CountAsync(
                row => row.IsByRulesOnly && cases.Any(each => each.AccountKey == row.Key),
                cancellationToken
            );
        return people + customers;
    }

    private static async Task<InsightFigure> FigureOfComplaintsAsync(
        InsightContext context,
        IReadOnlyList<string> types,
        CancellationToken cancellationToken
    )
    {
        if (types.Count == 0 || context.Scope.Role is not null)
        {
            return new(Texts.Complaints) { Absent = types.Count == 0 ? Texts.NoComplaintSource : InsightContext.NotByRole };
        }

        return new(Texts.Complaints)
        {
            Key = "complaints",
            Count = await Opened(context, context.Period.Now, types).CountAsync(cancellationToken),
            CountBefore = await Opened(context, context.Period.Before, types).CountAsync(cancellationToken),
            Cases = new(InsightKind.Signals, Complaint),
        };
    }

    private static async Task<IReadOnlyList<string>> ComplaintsAsync(InsightContext context, CancellationToken cancellationToken) =>
        (await TenantConfigurationReader.ReadStoredAsync(context.Db, cancellationToken)).Complaints ?? [];

    private static IQueryable<CaseRow> Opened(InsightContext context, InsightSpan span, IReadOnlyList<string> types)
    {
        var (from, to, named) = (span.From, span.To, types.ToList());
        return context.Cases.Where(row => row.OpenedAt >= from && row.OpenedAt < to && named.Contains(row.IssueType));
    }

    private static async Task<InsightRate> VerdictsAsync(InsightContext context, InsightSpan span, CancellationToken cancellationToken)
    {
        var looks =
            from look in context.Db.DecisionLooks.AsNoTracking()
            join decision in context.Decisions(span) on look.DecisionId equals decision.Id
            where look.Verdict != null
            select look;
        return new(
            await looks.CountAsync(look => look.Verdict == LookVerdict.Right, cancellationToken),
            await looks.CountAsync(cancellationToken)
        );
    }
}
