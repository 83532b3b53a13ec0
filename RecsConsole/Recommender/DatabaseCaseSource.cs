using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;

namespace RecsConsole.Recommender;

/// <summary>Cases from our own database.</summary>
public sealed class DatabaseCaseSource(TenantDb tenantDb) : ICaseSource
{
    private const int LatestSteps = 50;

    public async Task<CaseRecord?> ReadAsync(
        Actor actor,
        Guid caseId,
        CancellationToken cancellationToken
    )
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var row = await db
            .Cases.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        if (row is null)
        {
            return null;
        }

        var tier = row.AccountKey is null
            ? null
            : await db
                .Accounts.Where(account => account.Key == row.AccountKey)
                .Select(account => account.Tier)
                .FirstOrDefaultAsync(cancellationToken);
        return ToRecord(row, tier, await ReadStepsAsync(db, caseId, cancellationToken));
    }

    private static async Task<List<CaseStep>> ReadStepsAsync(
        ConsoleDbContext db,
        Guid caseId,
        CancellationToken cancellationToken
    )
    {
        var steps = await db
            .CaseEvents.AsNoTracking()
            .Where(step => step.CaseId == caseId && step.Kind == "action")
            .OrderByDescending(step => step.Ordinal)
            .Take(LatestSteps)
            .Select(step => new CaseStep(
                step.Ordinal,
                step.Activity,
                step.ActorId,
                step.At,
                step.FromState,
                step.ToState
            ))
            .ToListAsync(cancellationToken);
        steps.Reverse();
        return steps;
    }

    private static CaseRecord ToRecord(CaseRow row, string? tier, List<CaseStep> steps) =>
        new(
            row.Id,
            row.Key,
            row.Revision,
            row.Title,
            row.Description,
            row.TypeKey,
            row.IssueType,
            row.Product,
            row.Region,
            row.Language,
            row.Priority,
            row.Status,
            row.OpenedAt,
            row.SlaDeadline,
            row.TeamKey,
            row.AssigneeId,
            row.AccountKey,
            tier,
            row.Classification,
            row.IsOpen,
            JsonSerializer.Deserialize<Dictionary<string, string>>(row.CustomFieldsJson) ?? [],
            steps
        );
}
