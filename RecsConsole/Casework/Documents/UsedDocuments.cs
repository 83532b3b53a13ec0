using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Documents;

/// <summary>Which documents were used on a case: said to be useful, or cited to its customer.</summary>
public static class UsedDocuments
{
    /// <summary>Adds the document to the context, unless it is there: the first use counts.</summary>
    public static async Task AddAsync(
        ConsoleDbContext db,
        Guid caseId,
        string documentKey,
        Guid? personId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!await db.CaseDocuments.AnyAsync(row => row.CaseId == caseId && row.DocumentKey == documentKey, cancellationToken))
        {
            db.CaseDocuments.Add(
                new CaseDocumentRow
                {
                    TenantId = db.TenantId,
                    CaseId = caseId,
                    DocumentKey = documentKey,
                    At = at,
                    PersonId = personId,
                }
            );
        }
    }

    /// <summary>Removes the use that was added at an instant, by something that is taken back; an earlier one stays.</summary>
    public static async Task TakeBackAsync(
        ConsoleDbContext db,
        Guid caseId,
        string documentKey,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        db.CaseDocuments.RemoveRange(
            await db
                .CaseDocuments.Where(row => row.CaseId == caseId && row.DocumentKey == documentKey && row.At == at)
                .ToListAsync(cancellationToken)
        );
    }
}
