using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Models;

/// <summary>Filters the cases, decisions and documents on model pages by what the reader may see.</summary>
internal static class ModelCases
{
    /// <summary>Keys of the cases that the actor may view, by id.</summary>
    public static async Task<Dictionary<Guid, string>> PermittedAsync(
        OperationScope scope,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var rows = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var permitted = await scope.KeepAsync(AccessOperation.ViewCase, rows, AccessResources.Of, cancellationToken);
        return permitted.ToDictionary(row => row.Id, row => row.Key);
    }

    /// <summary>The given decisions that the actor may open, so that no link leads to a refusal.</summary>
    public static async Task<HashSet<Guid>> OpenableAsync(
        OperationScope scope,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var rows = await scope
            .Db.Decisions.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.ActorId })
            .ToListAsync(cancellationToken);
        return [.. rows.Where(row => scope.Access.MayOpenDecision(scope.Actor.TenantId, row.Id, row.ActorId)).Select(row => row.Id)];
    }

    /// <summary>The given documents that the actor may read: a title is part of a document.</summary>
    public static async Task<HashSet<string>> DocumentsAsync(
        OperationScope scope,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        var rows = await scope.Db.Documents.AsNoTracking().Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        var permitted = await scope.KeepAsync(AccessOperation.ViewDocument, rows, AccessResources.Of, cancellationToken);
        return permitted.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
    }
}
