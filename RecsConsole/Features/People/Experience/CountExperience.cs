using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.People.Experience;

/// <summary>
/// Recounts the cases that each person worked on and solved, by issue type: "Solved 13 such cases" must match the 13 lines behind it.
/// Worked means took a step in it, solved means brought about its current solution. Returns how many people's records changed.
/// </summary>
public sealed class CountExperience(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(
            actor,
            AccessOperation.ManageCatalog,
            "count.experience",
            cancellationToken
        );
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var counted = await CountAsync(db, cancellationToken);
        var stored = await db.PersonExperience.ToDictionaryAsync(row => new RecordKey(row.PersonId, row.IssueType), cancellationToken);
        var changed = Apply(db, counted, stored);
        if (changed.Count > 0)
        {
            Publish(scope, changed);
            await db.SaveChangesAsync(cancellationToken);
        }

        return changed.Count;
    }

    private void Publish(OperationScope scope, HashSet<Guid> changed)
    {
        var (db, actor) = (scope.Db, scope.Actor);
        ChangeFeed.Append(db, ChangeKind.Person, "", scope.Now); // one event for all: each consumer reloads everyone
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["people"] = changed.Count.ToString(CultureInfo.InvariantCulture),
        };
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new("count.experience", "tenant", actor.TenantId.ToString("D"), AuditOutcome.Done, details)
        );
    }

    private static async Task<Dictionary<RecordKey, PersonRecordCount>> CountAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var counted = await CountWorkedAsync(db, cancellationToken);
        var solved = await db
            .Cases.Where(row => row.ResolvedById != null && row.ResolvedAt != null)
            .GroupBy(row => new { row.ResolvedById, row.IssueType })
            .Select(group => new
            {
                group.Key.ResolvedById,
                group.Key.IssueType,
                Cases = group.Count(),
                LastAt = group.Max(row => row.ResolvedAt!.Value),
            })
            .ToListAsync(cancellationToken);
        foreach (var each in solved)
        {
            var key = new RecordKey(each.ResolvedById!.Value, each.IssueType);
            var known = counted.GetValueOrDefault(key) ?? new(0, 0, each.LastAt);
            var lastAt = known.LastAt > each.LastAt ? known.LastAt : each.LastAt;
            counted[key] = new(Math.Max(known.Worked, each.Cases), each.Cases, lastAt);
        }

        return counted;
    }

    private static async Task<Dictionary<RecordKey, PersonRecordCount>> CountWorkedAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var worked = await db
            .CaseEvents.Where(step => step.Kind == CaseEventKind.Action && step.ActorId != null)
            .Join(
                db.Cases,
                step => step.CaseId,
                row => row.Id,
                (step, row) =>
                    new
                    {
                        step.ActorId,
                        row.IssueType,
                        row.Id,
                        step.At,
                    }
            )
            .GroupBy(each => new { each.ActorId, each.IssueType })
            .Select(group => new
            {
                group.Key.ActorId,
                group.Key.IssueType,
                Cases = group.Select(each => each.Id).Distinct().Count(),
                LastAt = group.Max(each => each.At),
            })
            .ToListAsync(cancellationToken);
        return worked.ToDictionary(
            each => new RecordKey(each.ActorId!.Value, each.IssueType),
            each => new PersonRecordCount(each.Cases, 0, each.LastAt)
        );
    }

    // Returns the people whose records changed.
    private static HashSet<Guid> Apply(
        ConsoleDbContext db,
        Dictionary<RecordKey, PersonRecordCount> counted,
        Dictionary<RecordKey, PersonExperienceRow> stored
    )
    {
        var changed = new HashSet<Guid>();
        foreach (var (key, count) in counted)
        {
            if (!stored.TryGetValue(key, out var row))
            {
                row = new PersonExperienceRow
                {
                    TenantId = db.TenantId,
                    PersonId = key.PersonId,
                    IssueType = key.IssueType,
                };
                db.PersonExperience.Add(row);
            }
            else if (count == new PersonRecordCount(row.WorkedCases, row.SolvedCases, row.LastAt))
            {
                continue;
            }

            (row.WorkedCases, row.SolvedCases, row.LastAt) = (count.Worked, count.Solved, count.LastAt);
            changed.Add(key.PersonId);
        }

        foreach (var (key, row) in stored.Where(each => !counted.ContainsKey(each.Key)))
        {
            db.PersonExperience.Remove(row);
            changed.Add(key.PersonId);
        }

        return changed;
    }

    private readonly record struct RecordKey(Guid PersonId, string IssueType);

    private sealed record PersonRecordCount(int Worked, int Solved, DateTimeOffset LastAt);
}
