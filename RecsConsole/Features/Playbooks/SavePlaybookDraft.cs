using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Playbooks;

/// <summary>
/// Saves what was typed as a draft: of a new playbook, of the next version of one that is published or retired, or over the draft there is. Nothing that is
/// published is ever written over.
/// </summary>
public sealed class SavePlaybookDraft(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    private static readonly Error s_moved = Error.Conflict(
        "Somebody else changed this playbook while you were writing. What you typed is still here and was not saved."
    );

    public async Task<Result<SavedPlaybook>> RunAsync(Actor actor, SavePlaybookDraftRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(
            actor,
            AccessOperation.ManageCatalog,
            request.Base is null ? PlaybookAudit.Create : PlaybookAudit.Edit,
            cancellationToken
        );
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var choices = await PlaybookChoices.ReadAsync(db, cancellationToken);
        var newKey = request.Base is null ? request.Key : null;
        var wrong = PlaybookRules.Check(newKey, request.Text, choices);
        if (wrong.Count > 0)
        {
            return Error.Invalid(PlaybookRules.Say(wrong));
        }

        var newest = await db
            .Playbooks.Where(row => row.Key == request.Key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return Clash(newest, request) is { } clash ? clash : await SaveAsync(db, actor, newest, request, cancellationToken);
    }

    // The newest version as it was seen: one that appeared, moved on or was written over since is a conflict.
    private static Error? Clash(PlaybookRow? newest, SavePlaybookDraftRequest request) =>
        (newest, request.Base) switch
        {
            (null, null) => null,
            (null, _) => Error.NotFound("There is no such playbook in this tenant."),
            (_, null) => Error.Conflict($"There is a playbook {request.Key} already. Choose another id."),
            var (row, seen) => row.Version == seen.Version && PlaybookSteps.MarkOfRow(row) == seen.Mark ? null : s_moved,
        };

    private async Task<Result<SavedPlaybook>> SaveAsync(
        ConsoleDbContext db,
        Actor actor,
        PlaybookRow? newest,
        SavePlaybookDraftRequest request,
        CancellationToken cancellationToken
    )
    {
        (string, string)? before = newest is null ? null : (VersionAudit.Reference(newest), PlaybookContent.Of(newest).Hash);
        var isNew = newest?.Status is not PlaybookStatus.Draft;
        var row = isNew ? Added(db, actor, request.Key, (newest?.Version ?? 0) + 1) : newest!;
        request.Text.WriteTo(row);
        row.UpdatedAt = PlaybookSteps.Later(clock.GetUtcNow(), row.UpdatedAt);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            PlaybookAudit.Event(isNew ? PlaybookAudit.Create : PlaybookAudit.Edit, row, AuditOutcome.Done, before)
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (isNew || ConcurrencyConflict.Is(e))
        {
            return s_moved; // two people at once: the other one's row is there
        }

        return new SavedPlaybook(row.Key, row.Version, PlaybookSteps.MarkOfRow(row));
    }

    private static PlaybookRow Added(ConsoleDbContext db, Actor actor, string key, int version)
    {
        var row = new PlaybookRow
        {
            TenantId = actor.TenantId,
            Key = key,
            Version = version,
            Title = "",
            Status = PlaybookStatus.Draft,
            DefinitionJson = "{}",
        };
        db.Playbooks.Add(row);
        return row;
    }
}

/// <param name="Base">The newest version as the editor saw it; null for a new playbook.</param>
public sealed record SavePlaybookDraftRequest(string Key, PlaybookSeen? Base, PlaybookContent Text);

/// <summary>A version as it was seen.</summary>
public sealed record PlaybookSeen(int Version, long Mark);

/// <summary>The draft as it is stored now.</summary>
public sealed record SavedPlaybook(string Key, int Version, long Mark);
