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
    public async Task<int> CountHiddenAsync(AccessCheck check, CancellationToken cancellationToken)
    {
        var hidden = 0;
        await foreach (var row in Cases.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            hidden += check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted ? 0 : 1;
        }

        return hidden;
    }

    /// <summary>The tables with its rows.</summary>
    public IReadOnlyList<SubjectTable> Tables() =>
        [
            Table(db.Accounts.Where(row => row.Key == key)),
            Table(db.AccountSignals.Where(row => row.AccountKey == key)),
            Table(Cases),
            Table(db.Notes.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.Messages.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.Attachments.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.CaseEvents.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.Responses.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.ApprovalRequests.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.SuggestionReports.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.DecisionLooks.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.GoldenCases.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.StudyAdjudications.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.DocumentReports.Where(row => row.CaseId != null && Cases.Any(found => found.Id == row.CaseId))),
            Table(db.Outbox.Where(row => Cases.Any(found => found.Id == row.CaseId))),
            Table(db.TicketLinks.Where(row => Cases.Any(found => found.Id == row.CaseId))),
        ];

    private SubjectTable Table<TRow>(IQueryable<TRow> rows)
        where TRow : class => new(db.Model.FindEntityType(typeof(TRow))!.GetTableName()!, rows.AsNoTracking().AsAsyncEnumerable());

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
