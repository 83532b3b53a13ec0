using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Actions;

/// <summary>
/// Saves what was typed as a draft: of a new action, of the next version of one that is published or retired, or over the draft there is.
/// Nothing that is published is ever written over.
/// </summary>
public sealed class SaveActionDraft(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    private static readonly Error s_moved = Error.Conflict(
        "Somebody else changed this action while you were writing. What you typed is still here and was not saved."
    );

    public async Task<Result<SavedDraft>> RunAsync(Actor actor, SaveActionDraftRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var name = request.Base is null ? ActionAudit.Create : ActionAudit.Edit;
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var choices = await ActionChoices.ReadAsync(db, cancellationToken);
        var wrong = ActionRules.Check(request.Base is null ? request.Key : null, request.Text, choices);
        if (wrong.Count > 0)
        {
            return Error.Invalid(string.Join(' ', wrong.Values));
        }

        var prepared = request.Base is { } seen
            ? await NextAsync(db, actor, request, seen, cancellationToken)
            : await FirstAsync(db, actor, request, cancellationToken);
        return prepared.IsOk ? await SaveAsync(db, actor, prepared.Value, request.Text, cancellationToken) : prepared.Error;
    }

    private static async Task<Result<Prepared>> FirstAsync(
        ConsoleDbContext db,
        Actor actor,
        SaveActionDraftRequest request,
        CancellationToken cancellationToken
    ) =>
        await db.Actions.AnyAsync(row => row.Key == request.Key, cancellationToken)
            ? Error.Conflict($"There is an action {request.Key} already. Choose another id.")
            : new Prepared(Added(db, actor, request.Key, version: 1), Before: null);

    private static async Task<Result<Prepared>> NextAsync(
        ConsoleDbContext db,
        Actor actor,
        SaveActionDraftRequest request,
        ActionSeen seen,
        CancellationToken cancellationToken
    )
    {
        var versions = await db
            .Actions.Where(row => row.Key == request.Key)
            .OrderByDescending(row => row.Version)
            .Take(1)
            .ToListAsync(cancellationToken);
        if (versions is not [var newest])
        {
            return Error.NotFound("There is no such action in this tenant.");
        }

        // The newest version as it was seen: one that appeared, moved on or was written over since is a conflict.
        if (newest.Version != seen.Version || newest.Revision != seen.Revision)
        {
            return s_moved;
        }

        var before = (VersionAudit.Reference(newest), ActionContent.Of(newest).Hash);
        return newest.Status switch
        {
            ActionStatus.InReview => Error.Conflict($"Version {newest.Version} is in review. Take it back to draft before you change it."),
            ActionStatus.Draft => new Prepared(newest, before),
            _ => new Prepared(Added(db, actor, newest.Key, newest.Version + 1), before),
        };
    }

    private static ActionRow Added(ConsoleDbContext db, Actor actor, string key, int version)
    {
        var row = new ActionRow
        {
            TenantId = actor.TenantId,
            Key = key,
            Version = version,
            Title = "",
            Description = "",
            Kind = "",
            Risk = "",
            Status = ActionStatus.Draft,
            AuthorId = actor.PersonOrNull,
        };
        db.Actions.Add(row);
        return row;
    }

    private async Task<Result<SavedDraft>> SaveAsync(
        ConsoleDbContext db,
        Actor actor,
        Prepared prepared,
        ActionContent text,
        CancellationToken cancellationToken
    )
    {
        var (row, before) = prepared;
        var now = Timestamps.Round(clock.GetUtcNow());
        text.WriteTo(row);
        row.UpdatedAt = now;
        row.Revision++;
        var isNew = db.Entry(row).State == EntityState.Added;
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            ActionAudit.Event(isNew ? ActionAudit.Create : ActionAudit.Edit, row, AuditOutcome.Done, before)
        );
        ChangeFeed.Append(db, ChangeKind.Catalog, row.Key, now);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (isNew || ConcurrencyConflict.Is(e))
        {
            return s_moved; // two people at once: the other one's row is there
        }

        return new SavedDraft(row.Key, row.Version, row.Revision);
    }

    private sealed record Prepared(ActionRow Row, (string Row, string Hash)? Before);
}

/// <param name="Base">The newest version as the editor saw it; null for a new action.</param>
public sealed record SaveActionDraftRequest(string Key, ActionSeen? Base, ActionContent Text);

/// <summary>A version as it was seen.</summary>
public sealed record ActionSeen(int Version, long Revision);

/// <summary>The draft as it is stored now.</summary>
public sealed record SavedDraft(string Key, int Version, long Revision);
