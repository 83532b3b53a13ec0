using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Past;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Demo.Lived;

/// <summary>
/// Simulates sixty days of work with suggestions: before about every fourth step of the finished cases, the person doing it looked at the
/// recommendations for the case in its state at that time. The decisions are real ones; people did what the simulated history says, so the
/// shares of accepted suggestions are those the recommender deserves.
/// </summary>
internal sealed class LivedDays(IServiceProvider services, Actor tenant)
{
    public const int Days = 60;

    private const int ProgressInterval = 25;

    /// <summary>Number of looks at the same time. It changes nothing but how long they take.</summary>
    public int AtOnce { get; init; } = LivedSeats.Usual;

    /// <summary>Writes the decisions of the last sixty days, their impressions and responses.</summary>
    /// <returns>Number of decisions made.</returns>
    public async Task<int> LiveAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var tenantDb = services.GetRequiredService<TenantDb>();
        await using var db = await tenantDb.OpenAsync(tenant, cancellationToken);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var since = now.AddDays(-Days);
        await ShippedForecasts.AddAsync(db, tenant.TenantId, now, cancellationToken);
        var last = await db.Decisions.MaxAsync(row => (DateTimeOffset?)row.At, cancellationToken); // an interrupted start resumes there
        var desk = await PastDesk.OpenAsync(services, db, tenant, cancellationToken, PastForecasts.SeldomCounted);
        var after = new After(
            await LivedApprovals.OpenAsync(services, db, cancellationToken),
            await LivedReports.OpenAsync(db, now, cancellationToken)
        );
        var steps = LivedStep.Choose(desk.Cases, last > since ? last.Value : since, SeedDemoTenants.Seed);
        await using var seats = await LivedSeats.OpenAsync(AtOnce, desk, () => tenantDb.OpenAsync(tenant, cancellationToken));
        var looking = new Looking(new LookQueue([.. steps.Select(step => step.Step.CaseId)]), seats, after, report);
        await Parallel.ForEachAsync(
            InOrder(desk, steps),
            new ParallelOptions { MaxDegreeOfParallelism = seats.Count, CancellationToken = cancellationToken },
            (look, token) => LookAsync(looking, look, token)
        );
        return looking.Made;
    }

    // taken one by one: what was known at each time is found out in this order, while earlier looks are still being ranked
    private static IEnumerable<Look> InOrder(PastDesk desk, IReadOnlyList<LivedStep> steps)
    {
        foreach (var (number, step) in steps.Index())
        {
            var seed = step.Step.At.ToUnixTimeMilliseconds();
            var past = new PastRequest(step.Case, step.Moment, step.Step.ActorId!.Value, step.AssigneeId, seed);
            yield return new(number, step, past, desk.KnownAt(past));
        }
    }

    // Ranked beside other looks and recorded in turn, so that the decisions are those of one look after the other, an interruption leaves
    // no gap, and the database's only writer is seldom waited for.
    private static async ValueTask LookAsync(Looking looking, Look look, CancellationToken cancellationToken)
    {
        var seat = looking.Seats.Take();
        try
        {
            await looking.Queue.MayRankAsync(look.Number, cancellationToken);
            var ranked = await seat.Desk.RankAsync(look.Past, look.Known, cancellationToken);
            await looking.Queue.MayRecordAsync(look.Number, cancellationToken);
            if (look.Number % ProgressInterval == 0)
            {
                looking.Report(FormattableString.Invariant($"{look.Number} of {looking.Queue.Count} looks at suggestions"));
            }

            if (ranked is not null)
            {
                await RecordAsync(seat, looking.After, look.Step, ranked, cancellationToken);
                looking.Made++; // in turn
            }

            looking.Queue.Recorded(look.Number);
        }
        finally
        {
            looking.Seats.GiveBack(seat);
        }
    }

    private static async Task RecordAsync(
        LivedSeat seat,
        After after,
        LivedStep step,
        RankedPast ranked,
        CancellationToken cancellationToken
    )
    {
        var (db, desk) = seat;
        var decision = await desk.RecordAsync(ranked, cancellationToken);
        var rows = LivedAnswers.Of(step, decision.Row, decision.Shown, SeedDemoTenants.Seed);
        db.AddRange(rows.Impressions);
        db.AddRange(rows.Responses);
        foreach (var response in rows.Responses)
        {
            var request = await after.Approvals.AskAsync(db, step, decision, response, cancellationToken);
            await after.Reports.AddAsync(db, response, step.Step.FromState!, cancellationToken);
            Link(db, step, decision, response, request);
            desk.AuditTrail.Append(db, response.ActorId, ResponseAudit.Of(response, AuditOutcome.Done), response.At);
            if (request is not null)
            {
                db.Add(request);
                desk.AuditTrail.Append(db, request.DecidedById, LivedApprovals.EntryOf(request), request.DecidedAt);
            }
        }

        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken); // waits in turn for the other writers
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    // the step's event refers to the decision that suggested it, as for a step taken on the page
    private static void Link(
        ConsoleDbContext db,
        LivedStep step,
        RecordedDecision decision,
        ResponseRow response,
        ApprovalRequestRow? request
    )
    {
        if (
            response.Kind == ResponseKind.Dismiss
            || response.ItemKind is not ItemKind.Action
            || request is { Status: ApprovalStatus.Rejected }
        )
        {
            return;
        }

        var row = db.Attach(step.Step);
        row.Property(each => each.EventKey).CurrentValue = request is null
            ? CaseSteps.EventKeyOf(response.Id)
            : CaseSteps.ApprovedEventKeyOf(request.Id);
        row.Property(each => each.AttributesJson).CurrentValue = request is null
            ? step.Step.AttributesJson
            : LivedApprovals.AttributesOf(step.Step, request);
        row.Property(each => each.DecisionId).CurrentValue = decision.Row.Id;
        row.Property(each => each.SuggestedConfidence).CurrentValue =
            response.Kind == ResponseKind.Accept
                ? decision
                    .Shown.Single(slate => slate.Kind == SlateKind.Action)
                    .Items.Single(item => item.Rank == response.Rank)
                    .Confidence.Label.ToItemConfidence()
                : null;
    }

    /// <summary>Effects of a response.</summary>
    private sealed record After(LivedApprovals Approvals, LivedReports Reports);

    /// <summary>A look with what was known at its time.</summary>
    private sealed record Look(int Number, LivedStep Step, PastRequest Past, KnownThen Known);

    /// <summary>What all looks share.</summary>
    private sealed record Looking(LookQueue Queue, LivedSeats Seats, After After, Action<string> Report)
    {
        public int Made { get; set; }
    }
}
