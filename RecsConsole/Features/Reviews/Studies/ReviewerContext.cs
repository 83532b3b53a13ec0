using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>
/// Reads a case for a reviewer: reads everything with the reviewer's own permissions, then calls the engine for an agent who works on this
/// case and has the reviewer's clearance and regions (docs/adr/0006). Nothing is recorded.
/// </summary>
public sealed class ReviewerContext(
    ICaseSource cases,
    TenantFactsReader facts,
    SearchSnapshots searchSnapshots,
    CaseSnapshotReader snapshots,
    OperationScopeFactory scopes,
    TimeProvider clock
)
{
    private static readonly HashSet<string> s_agent = new(StringComparer.Ordinal) { ConsoleRole.Agent };

    /// <summary>The case, or null when it is not there or the reviewer may not see it now.</summary>
    internal async Task<ReviewerCase?> ReadAsync(ConsoleDbContext db, Actor reviewer, Guid caseId, CancellationToken cancellationToken)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        var check = await scopes.ReadRightsAsync(db, reviewer.PersonId, now, cancellationToken);
        var record = await cases.ReadAsync(reviewer, caseId, cancellationToken);
        if (record is null || !check.Decide(AccessOperation.ViewCase, AccessResources.Of(record, reviewer.TenantId)).Permitted)
        {
            return null;
        }

        var last = await LastOrdinalAsync(db, caseId, cancellationToken);
        var (asked, at, ordinal) = record.IsOpen ? (record, now, last) : BeforeTheEnd(record, now, last);
        var tenantFacts = await facts.ReadAsync(reviewer, cancellationToken);
        var search = await searchSnapshots.GetAsync(reviewer, cancellationToken);
        var snapshot = await snapshots.ReadAsync(db, new(reviewer, check, asked, tenantFacts, search, at), cancellationToken);
        return new(
            snapshot with
            {
                Actor = SeatOf(check.Subject, record.Team),
                // a person's dismissals are a habit, not a permission: two reviewers of a case must judge the same slates
                Visible = snapshot.Visible with
                {
                    Dismissals = [],
                },
                Shared = WithoutExploration(snapshot.Shared),
            },
            tenantFacts,
            ordinal
        );
    }

    // An explored suggestion belongs to neither system.
    private static SharedParts WithoutExploration(SharedParts shared) =>
        shared with
        {
            Configuration = shared.Configuration with { ExplorationRate = null },
        };

    private static AccessSubject SeatOf(AccessSubject subject, string? team) =>
        subject with
        {
            Roles = s_agent,
            Teams = team is null ? subject.Teams : new HashSet<string>(StringComparer.Ordinal) { team },
        };

    // Nothing is suggested for a finished case, so it is read as it was before its last step.
    private static (CaseRecord Record, DateTimeOffset At, int LastOrdinal) BeforeTheEnd(
        CaseRecord record,
        DateTimeOffset now,
        int lastOrdinal
    ) =>
        record.Steps is [.., { FromState: { } state } last]
            ? (
                record with
                {
                    State = state,
                    Steps = [.. record.Steps.Take(record.Steps.Count - 1)],
                    IsOpen = true,
                },
                last.At,
                last.Ordinal - 1
            )
            : (record, now, lastOrdinal);

    private static async Task<int> LastOrdinalAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        await db.CaseEvents.Where(row => row.CaseId == caseId).MaxAsync(row => (int?)row.Ordinal, cancellationToken) ?? 0;
}
