using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Accounts.Contracts;

/// <summary>
/// Computes the deadlines of open cases again whose customers get another tier, regardless of who may see the cases: the promise is the
/// same for all. In parts, because a file or another system may change many customers at once; all in the caller's transaction.
/// </summary>
internal static class TierDeadlines
{
    private const string Operation = "apply.account_tier";
    private const int CasesAtOnce = 200;
    private const int CustomersAtOnce = 500;

    /// <summary>Returns the number of cases whose deadline changed; some of the changes are saved, the others are for the caller.</summary>
    /// <exception cref="DbUpdateException">Somebody else changed one of the cases meanwhile, or the database failed.</exception>
    public static async Task<int> ApplyAsync(
        OperationScope scope,
        AuditTrail auditTrail,
        IReadOnlyDictionary<string, TierChange> changes,
        CancellationToken cancellationToken
    )
    {
        if (changes.Count == 0)
        {
            return 0;
        }

        var clocks = await LevelClocks.ReadAsync(scope.Db, cancellationToken);
        var counts = new Dictionary<string, TierCount>(StringComparer.Ordinal);
        foreach (var part in (await AffectedAsync(scope.Db, clocks, changes, cancellationToken)).Chunk(CasesAtOnce))
        {
            var rows = await MoveAsync(scope, clocks, changes, [.. part.Select(each => each.Id)], counts, cancellationToken);
            await scope.Db.SaveChangesAsync(cancellationToken);
            Release(scope.Db, rows);
        }

        foreach (var (key, count) in counts)
        {
            Record(scope, auditTrail, key, count);
        }

        return counts.Values.Sum(count => count.Changed);
    }

    /// <summary>The number of open cases whose deadline comes from here and would be computed again.</summary>
    public static async Task<int> CountAsync(ConsoleDbContext db, string account, TierChange change, CancellationToken cancellationToken)
    {
        var changes = new Dictionary<string, TierChange>(StringComparer.Ordinal) { [account] = change };
        var affected = await AffectedAsync(db, await LevelClocks.ReadAsync(db, cancellationToken), changes, cancellationToken);
        return affected.Count(each => each.IsOurs);
    }

    // without the texts of the cases: most of them may keep their deadline
    private static async Task<List<AffectedCase>> AffectedAsync(
        ConsoleDbContext db,
        LevelClocks clocks,
        IReadOnlyDictionary<string, TierChange> changes,
        CancellationToken cancellationToken
    )
    {
        List<AffectedCase> affected = [];
        foreach (var keys in changes.Keys.Order(StringComparer.Ordinal).Chunk(CustomersAtOnce))
        {
            List<string> customers = [.. keys];
            var open = await db
                .Cases.AsNoTracking()
                .Where(row => row.IsOpen && row.ResolvedAt == null && row.AccountKey != null && customers.Contains(row.AccountKey))
                .OrderBy(row => row.Id)
                .Select(row => new
                {
                    row.Id,
                    row.TypeKey,
                    row.Priority,
                    row.AccountKey,
                    IsOurs = row.SlaLevelKey != null || row.SlaDeadline == null,
                })
                .ToListAsync(cancellationToken);
            affected.AddRange(
                open.Where(row =>
                        changes[row.AccountKey!] is var change && clocks.AreApart(row.TypeKey, row.Priority, change.Before, change.After)
                    )
                    .Select(row => new AffectedCase(row.Id, row.IsOurs))
            );
        }

        return affected;
    }

    private static async Task<List<CaseRow>> MoveAsync(
        OperationScope scope,
        LevelClocks clocks,
        IReadOnlyDictionary<string, TierChange> changes,
        IReadOnlyList<Guid> ids,
        Dictionary<string, TierCount> counts,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var rows = await db.Cases.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var moves = await StateMove.OfCasesAsync(db, ids, cancellationToken);
        var told = await TicketDue.ToldAsync(db, ids, cancellationToken);
        foreach (var row in rows)
        {
            var due = told.TryGetValue(row.Id, out var at) ? at : (DateTimeOffset?)null;
            var change = clocks.Find(row, changes[row.AccountKey!].After, moves[row.Id], due);
            var isChange = change is not null && Put(scope, row, change);
            var count = counts.GetValueOrDefault(row.AccountKey!) ?? new(0, 0);
            counts[row.AccountKey!] = new(count.Cases + 1, count.Changed + (isChange ? 1 : 0));
        }

        return rows;
    }

    // False if the clock goes on as before, by another level: then there is nothing to announce.
    private static bool Put(OperationScope scope, CaseRow row, ClockChange change)
    {
        if (change.After.RunsLike(change.Before))
        {
            change.Apply(row);
            return false;
        }

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        change.Note(attributes);
        var key = string.Create(CultureInfo.InvariantCulture, $"tier:{row.Id:N}:{row.EventCount + 1}");
        CaseEvents.Append(
            scope.Db,
            row,
            new(key, CaseActivities.CustomerTerms, CaseEventKind.System, scope.Actor.PersonOrNull, scope.Now)
            {
                AttributesJson = JsonSerializer.Serialize(attributes),
                IsNoNews = true,
            }
        );
        change.Apply(row);
        ChangeFeed.Append(scope.Db, ChangeKind.Case, row.Id.ToString("D"), scope.Now);
        return true;
    }

    // what is saved need not stay in memory, nor be compared at every further save
    private static void Release(ConsoleDbContext db, List<CaseRow> rows)
    {
        var ids = rows.Select(row => row.Id).ToHashSet();
        foreach (var entry in db.ChangeTracker.Entries<CaseEventRow>().Where(entry => ids.Contains(entry.Entity.CaseId)).ToList())
        {
            entry.State = EntityState.Detached;
        }

        foreach (var row in rows)
        {
            db.Entry(row).State = EntityState.Detached;
        }
    }

    private static void Record(OperationScope scope, AuditTrail auditTrail, string account, TierCount count) =>
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(
                Operation,
                "account",
                account,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["cases"] = count.Cases.ToString(CultureInfo.InvariantCulture),
                    ["changed"] = count.Changed.ToString(CultureInfo.InvariantCulture),
                }
            )
        );

    private sealed record AffectedCase(Guid Id, bool IsOurs);

    /// <param name="Cases">Those under another level than before.</param>
    /// <param name="Changed">Those of them whose deadline changed.</param>
    private sealed record TierCount(int Cases, int Changed);
}

/// <summary>The tiers of a customer before and after a change; null where no tier is agreed.</summary>
internal sealed record TierChange(string? Before, string? After);
