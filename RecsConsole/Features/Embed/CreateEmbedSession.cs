using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Embed;

/// <summary>
/// Consumes a token and opens the session of its panel, if the viewer may see the case and the key may still open it for them: all or
/// nothing, and only one of two concurrent requests succeeds.
/// </summary>
public sealed class CreateEmbedSession(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "open.embed";

    /// <summary>Maximum lifetime of a panel, even when in use; the ticket's page then requests another.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>
    /// Returns the text of the session; forbidden if the key's person may not open it any more. The token must have been validated.
    /// </summary>
    public async Task<Result<string>> RunAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var row = await db.EmbedSessions.FirstOrDefaultAsync(each => each.Id == id && each.PersonId == actor.PersonId, cancellationToken);
        var shown = row is null
            ? null
            : await db.Cases.AsNoTracking().FirstOrDefaultAsync(each => each.Id == row.CaseId, cancellationToken);
        if (row is null || shown is null || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(shown), cancellationToken))
        {
            return await scope.DenyAsync(Name, "embed", id.ToString("D"), Error.NotFound(Texts.PanelCannotBeOpened), cancellationToken);
        }

        if (row.OpenedAt is not null)
        {
            return Error.Conflict(Texts.PanelCannotBeOpened);
        }

        return await MayKeyAsync(scope, row, shown, cancellationToken)
            ? await OpenAsync(scope, row, cancellationToken)
            : Error.Forbidden(Texts.PanelCannotBeOpened);
    }

    // the key's person may have lost permissions since the token was created
    private static async Task<bool> MayKeyAsync(
        OperationScope scope,
        EmbedSessionRow row,
        CaseRow shown,
        CancellationToken cancellationToken
    )
    {
        var person = await scope.Db.ApiKeys.Where(key => key.Id == row.KeyId).Select(key => key.PersonId).SingleAsync(cancellationToken);
        var rights = await scope.ReadRightsOfAsync(person, cancellationToken);
        return rights.Decide(AccessOperation.ViewCase, AccessResources.Of(shown)).Permitted
            && EmbedLimits.Allow(rights.Subject, scope.Access.Subject);
    }

    private async Task<Result<string>> OpenAsync(OperationScope scope, EmbedSessionRow row, CancellationToken cancellationToken)
    {
        var (db, actor) = (scope.Db, scope.Actor);
        var (text, hash) = NamedSecret.New(EmbedLookup.SessionPrefix, row.Id);
        (row.OpenedAt, row.SessionHash, row.EndsAt) = (scope.Now, hash, scope.Now + s_longest);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["case"] = row.CaseId.ToString("D"),
            ["key"] = row.KeyId.ToString("D"),
            ["parent"] = row.Parent,
        };
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "embed", row.Id.ToString("D"), AuditOutcome.Done, details));
        return await db.TrySaveChangesAsync(cancellationToken) ? text : Error.Conflict(Texts.PanelCannotBeOpened);
    }
}
