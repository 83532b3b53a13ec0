using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Embed;

/// <summary>Uses up a token and opens the session of its panel, if whoever looks may see the case: all or nothing, and of two at once only one.</summary>
public sealed class CreateEmbedSession(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "open.embed";

    /// <summary>A panel is over after so long, however much it is used; the ticket's page then asks for another.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1);

    /// <summary>Answers the text of the session. The token must have been found to hold.</summary>
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

        var (text, hash) = NamedSecret.New(EmbedLookup.SessionPrefix, id);
        (row.OpenedAt, row.SessionHash, row.EndsAt) = (scope.Now, hash, scope.Now + s_longest);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["case"] = row.CaseId.ToString("D"),
            ["key"] = row.KeyId.ToString("D"),
            ["parent"] = row.Parent,
        };
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "embed", id.ToString("D"), AuditOutcome.Done, details));
        return await db.TrySaveChangesAsync(cancellationToken) ? text : Error.Conflict(Texts.PanelCannotBeOpened);
    }
}
