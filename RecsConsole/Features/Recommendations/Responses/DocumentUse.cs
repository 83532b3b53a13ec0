using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Documents;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Records that a suggested document was used on the case; only the first use counts.</summary>
public static class DocumentUse
{
    public static async Task<Result<ResponseOutcome>> RecordAsync(
        ConsoleDbContext db,
        ResponseContext context,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(context);
        var key = context.Request.ItemId!;
        var document = await db
            .Documents.AsNoTracking()
            .InForce(context.At)
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        if (document is null)
        {
            return Error.Conflict(Texts.ThisDocumentIsNoLongerInForce);
        }

        if (!context.Check.Decide(AccessOperation.ViewDocument, AccessResources.Of(document)).Permitted)
        {
            return Error.Forbidden(Texts.DocumentNotPermitted);
        }

        await UsedDocuments.AddAsync(db, context.Decision.CaseId, key, context.Actor.PersonOrNull, context.At, cancellationToken);
        return new ResponseOutcome(
            context.Request.ResponseId,
            Texts.DocumentUsed,
            CaseMoved: false,
            IsPendingApproval: false,
            CanUndo: false
        );
    }
}
