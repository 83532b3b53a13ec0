using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Models.Golden;

/// <summary>Removes an expectation from the golden set; its versions remain in the database and the audit trail.</summary>
public sealed class RemoveGoldenCase(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    internal const string Name = "remove.golden_case";

    /// <param name="seenVersion">The version that was on screen.</param>
    public async Task<Result<bool>> RunAsync(Actor actor, Guid id, int seenVersion, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageGoldenSet, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await scope
            .Db.GoldenCases.Where(found => found.Id == id)
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(cancellationToken);
        // like saving one: whoever may not see the case learns nothing of its golden case
        if (row is null || (await ModelCases.PermittedAsync(scope, [row.CaseId], cancellationToken)).Count == 0)
        {
            return await scope.DenyAsync(Name, "golden-case", id.ToString("D"), Error.NotFound(Texts.GoldenGone), cancellationToken);
        }

        if (row.Version != seenVersion)
        {
            return Error.Conflict(Texts.GoldenChanged);
        }

        if (row.EndedAt is not null)
        {
            return true; // already removed
        }

        row.EndedAt = scope.Now;
        auditTrail.Append(scope.Db, actor.PersonOrNull, GoldenRows.Event(Name, row, row));
        ChangeFeed.Append(scope.Db, ChangeKind.Model, "", scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? true : Error.Conflict(Texts.GoldenChanged);
    }
}
