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
/// Simulates sixty days of work with suggestions: before about every second step of the finished cases, the person doing it looked at the
/// recommendations for the case in its state at that time. The decisions are real ones; people did what the simulated history says, so the
/// shares of accepted suggestions are those the recommender deserves.
/// </summary>
internal sealed class LivedDays(IServiceProvider services, Actor tenant)
{
    public const int Days = 60;

    private const int ProgressInterval = 50;

    /// <summary>Writes the decisions of the last sixty days, their impressions and responses.</summary>
    /// <returns>Number of decisions made.</returns>
    public async Task<int> LiveAsync(Action<string> report, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var since = now.AddDays(-Days);
        await ShippedForecasts.AddAsync(db, tenant.TenantId, now, cancellationToken);
        var last = await db.Decisions.MaxAsync(row => (DateTimeOffset?)row.At, cancellationToken); // an interrupted start resumes there
        var desk = await PastDesk.OpenAsync(services, db, tenant, cancellationToken);
        var after = new After(
            await LivedApprovals.OpenAsync(services, db, cancellationToken),
            await LivedReports.OpenAsync(db, now, cancellationToken)
        );
        var steps = LivedStep.Choose(desk.Cases, last > since ? last.Value : since, SeedDemoTenants.Seed);
        var made = 0;
        for (var i = 0; i < steps.Count; i++)
        {
            if (i % ProgressInterval == 0)
            {
                report(FormattableString.Invariant($"{i} of {steps.Count} looks at suggestions"));
            }

            made += await LiveAsync(desk, after, db, steps[i], cancellationToken) ? 1 : 0;
        }

        return made;
    }

    private static async Task<bool> LiveAsync(
        PastDesk desk,
        After after,
        ConsoleDbContext db,
        LivedStep step,
        CancellationToken cancellationToken
    )
    {
        var seed = step.Step.At.ToUnixTimeMilliseconds();
        var past = new PastRequest(step.Case, step.Moment, step.Step.ActorId!.Value, step.AssigneeId, seed);
        if (await desk.DecideAsync(past, cancellationToken) is not { } decision)
        {
            return false;
        }

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

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return true;
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
}
