using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.ServiceLevels;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>
/// Writes a mined service level as a draft. It promises nothing: people review and publish it like any other, and may change it before.
/// </summary>
public sealed class SaveMinedLevelDraft(OperationScopeFactory scopes, VersionDrafts<ServiceLevelRow, ServiceLevelContent> drafts)
{
    public async Task<Result<SavedVersion>> RunAsync(Actor actor, SaveMinedLevelRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "create.service_level", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        if (await db.CaseTypes.AsNoTracking().FirstOrDefaultAsync(row => row.Key == request.CaseType, cancellationToken) is not { } type)
        {
            return Error.NotFound(Texts.CaseTypeNotFound);
        }

        // computed again: what is saved is what the cases say now
        var mined = await MinedLevels.ReadAsync(db, type, cancellationToken);
        if (mined.FirstOrDefault(each => each.Priority == request.Priority) is not { } level)
        {
            return Error.NotFound(Texts.MinedLevelGone);
        }

        if (level.Existing is { } existing)
        {
            return Error.Conflict(Texts.MinedLevelExists.With(existing));
        }

        var retired = await db
            .ServiceLevels.Where(row => row.Key == level.Key)
            .OrderByDescending(row => row.Version)
            .Select(row => new VersionSeen(row.Version, row.Revision))
            .FirstOrDefaultAsync(cancellationToken);
        return await drafts.SaveAsync(actor, new(level.Key, retired, MinedLevels.ContentOf(type, level)), cancellationToken);
    }
}

/// <summary>A mined service level to be written as a draft.</summary>
/// <param name="Priority">Null: any.</param>
public sealed record SaveMinedLevelRequest(string CaseType, int? Priority);
