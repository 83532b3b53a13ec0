using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Past;

/// <summary>Reads the tenant's finished cases with their histories.</summary>
public static class HistoryReader
{
    private const int CasesAtOnce = 500;

    public static Task<IReadOnlyList<HistoryCase>> ReadAsync(
        ConsoleDbContext db,
        TenantFacts facts,
        int max,
        CancellationToken cancellationToken
    ) =>
        // one that was solved once and is open again was finished in between
        ReadAsync(
            db,
            facts,
            db.Cases.AsNoTracking().Where(row => row.ResolvedAt != null || row.Reopened || !row.IsOpen),
            max,
            cancellationToken
        );

    /// <summary>The same, including cases that were never finished.</summary>
    public static Task<IReadOnlyList<HistoryCase>> ReadWithOpenAsync(
        ConsoleDbContext db,
        TenantFacts facts,
        int max,
        CancellationToken cancellationToken
    ) => ReadAsync(db, facts, db.Cases.AsNoTracking(), max, cancellationToken);

    private static async Task<IReadOnlyList<HistoryCase>> ReadAsync(
        ConsoleDbContext db,
        TenantFacts facts,
        IQueryable<CaseRow> wanted,
        int max,
        CancellationToken cancellationToken
    )
    {
        var machines = facts.CaseTypes.ToDictionary(
            type => type.Key,
            type => new StateMachine(type.Value.Workflow),
            StringComparer.Ordinal
        );
        var rows = await wanted.OrderByDescending(row => row.LastEventAt).ThenBy(row => row.Id).Take(max).ToListAsync(cancellationToken);
        var tiers = await db
            .Accounts.AsNoTracking()
            .ToDictionaryAsync(row => row.Key, row => row.Tier, StringComparer.Ordinal, cancellationToken);
        var columns = await CaseFieldColumns.ReadAsync(db, cancellationToken);
        var with = new ReadWith(machines, await CureActions.ReadAsync(db, cancellationToken), tiers, new(columns), new(columns));
        var cases = new List<HistoryCase>(rows.Count);
        foreach (var batch in rows.Chunk(CasesAtOnce))
        {
            cases.AddRange(await ReadAsync(db, batch, with, cancellationToken));
        }

        return cases;
    }

    private static async Task<IEnumerable<HistoryCase>> ReadAsync(
        ConsoleDbContext db,
        CaseRow[] rows,
        ReadWith with,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.Id).ToList();
        var events = (
            await db
                .CaseEvents.AsNoTracking()
                .Where(row => ids.Contains(row.CaseId))
                .OrderBy(row => row.Ordinal)
                .ToListAsync(cancellationToken)
        ).ToLookup(row => row.CaseId);
        var documents = (
            await db.CaseDocuments.AsNoTracking().Where(row => ids.Contains(row.CaseId)).ToListAsync(cancellationToken)
        ).ToLookup(row => row.CaseId);
        return rows.Where(row => with.Machines.ContainsKey(row.TypeKey))
            .Select(row => new HistoryCase(
                row,
                row.AccountKey is { } account ? with.Tiers.GetValueOrDefault(account) : null,
                [.. events[row.Id]],
                [.. documents[row.Id]],
                CaseOutcome.FromEvents(events[row.Id], with.Machines[row.TypeKey])
            )
            {
                Machine = with.Machines[row.TypeKey],
                Cures = with.Cures,
                Fields = with.Past,
                OpeningFields = with.Routed.Of(CaseEdits.AtOpening(row, events[row.Id].Where(CaseEdits.IsEdit)), FirstOf(events[row.Id])),
            })
            .ToList();
    }

    private static FirstStep? FirstOf(IEnumerable<CaseEventRow> events) =>
        events.FirstOrDefault(HistoryCase.IsAction) is { } first ? new(first.Activity, first.ActorId, first.AttributesJson) : null;

    // What every batch needs.
    private sealed record ReadWith(
        Dictionary<string, StateMachine> Machines,
        IReadOnlySet<string> Cures,
        Dictionary<string, string?> Tiers,
        RoutedFields Routed,
        PastFields Past
    );
}
