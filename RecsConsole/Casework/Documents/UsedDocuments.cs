using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Documents;

/// <summary>
/// Documents used on a case: rated useful, cited to the customer, or opened for a step that they describe and that was taken.
/// </summary>
public static class UsedDocuments
{
    /// <summary>Adds the document to the context, unless it is already recorded: the first use counts.</summary>
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

    /// <summary>Removes the uses a person added at the instant of an action that is undone; earlier ones stay.</summary>
    public static async Task TakeBackAsync(
        ConsoleDbContext db,
        Guid caseId,
        Guid personId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        db.CaseDocuments.RemoveRange(
            await db
                .CaseDocuments.Where(row => row.CaseId == caseId && row.PersonId == personId && row.At == at)
                .ToListAsync(cancellationToken)
        );
    }
}
