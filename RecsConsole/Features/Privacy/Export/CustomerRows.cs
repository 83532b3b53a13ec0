using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Privacy.Export;

/// <summary>What is stored about a customer: the account, its cases and everything written on them.</summary>
internal sealed class CustomerRows(ConsoleDbContext db, string key)
{
    private IQueryable<CaseRow> Cases => db.Cases.Where(row => row.AccountKey == key);

    /// <summary>Number of cases that the reader may not see: their texts must not reach the reader by this way either.</summary>
    public async Task<int> CountHiddenAsync(AccessCheck check, CancellationToken cancellationToken) =>
        (await Cases.AsNoTracking().ToListAsync(cancellationToken)).Count(row =>
            !check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted
        );

    /// <summary>The rows by table.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<object>>> ReadAsync(CancellationToken cancellationToken)
    {
        var all = new SortedDictionary<string, IReadOnlyList<object>>(StringComparer.Ordinal);
        await AddAsync(db.Accounts.Where(row => row.Key == key));
        await AddAsync(db.AccountSignals.Where(row => row.AccountKey == key));
        await AddAsync(Cases);
        await AddAsync(db.Notes.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        await AddAsync(db.Messages.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        await AddAsync(db.Attachments.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        await AddAsync(db.CaseEvents.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        await AddAsync(db.Responses.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        await AddAsync(db.ApprovalRequests.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        await AddAsync(db.SuggestionReports.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        await AddAsync(db.DecisionLooks.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        await AddAsync(db.Outbox.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        await AddAsync(db.TicketLinks.Where(row => Cases.Any(found => found.Id == row.CaseId)));
        return all;

        async Task AddAsync<TRow>(IQueryable<TRow> rows)
            where TRow : class =>
            all[db.Model.FindEntityType(typeof(TRow))!.GetTableName()!] = await rows.AsNoTracking().ToListAsync(cancellationToken);
    }

    /// <summary>The decisions made for its cases: their content is the work of the recommender, their ids find it.</summary>
    public async Task<IReadOnlyList<SubjectReference>> ReferencesAsync(CancellationToken cancellationToken)
    {
        var ids = await db
            .Decisions.Where(row => Cases.Any(found => found.Id == row.CaseId))
            .Select(row => row.Id)
            .OrderBy(id => id)
            .ToListAsync(cancellationToken);
        return ids.Count == 0 ? [] : [new("Decisions", nameof(DecisionRow.CaseId), ids.Count, ids)];
    }
}
