using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy;

/// <summary>
/// What inboxes have about reports on documents that were made while working on cases. Such an item repeats the report's words and names no
/// case, because its reader may not see it.
/// </summary>
internal static class ReportNews
{
    // far below the parameter limit of a statement
    private const int Batch = 200;

    /// <summary>Deletes the items about the reports of these cases; returns their number.</summary>
    public static async Task<int> DeleteAsync(ConsoleDbContext db, IQueryable<CaseRow> cases, CancellationToken cancellationToken)
    {
        var reports = await db
            .DocumentReports.Where(row => row.CaseId != null && cases.Any(found => found.Id == row.CaseId))
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        var deleted = 0;
        foreach (var batch in reports.Chunk(Batch))
        {
            var keys = batch.SelectMany(DocumentNews.KeysOf).ToList();
            deleted += await DeleteInParts.RunAsync(db, db.InboxItems.Where(row => keys.Contains(row.EventKey)), cancellationToken);
        }

        return deleted;
    }
}
