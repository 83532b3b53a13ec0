using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Conversation;

/// <summary>
/// Access to the conversation with the customer: those who may view the case can read it, those who may work it can write.
/// </summary>
internal static class ConversationAccess
{
    /// <summary>The tracked case, if the actor may write on it; a refusal is audited under the given name.</summary>
    public static async Task<Result<CaseRow>> FindForWritingAsync(
        OperationScope scope,
        Guid caseId,
        string name,
        CancellationToken cancellationToken
    )
    {
        var row = await scope.Db.Cases.FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        var mayView = row is not null && await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken);
        if (row is not null && mayView && await scope.MayAsync(AccessOperation.WorkCase, AccessResources.Of(row), cancellationToken))
        {
            return row;
        }

        var error =
            scope.Access.HasFailed ? Error.Unavailable(Texts.RightsNotChecked)
            : mayView ? Error.Forbidden(Texts.WritingNotPermitted)
            : Error.NotFound(Texts.CaseNotThere);
        return await scope.DenyAsync(name, SubjectName.CaseKind, caseId.ToString("D"), error, cancellationToken);
    }
}
