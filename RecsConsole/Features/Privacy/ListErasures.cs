using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy;

/// <summary>Lists the erasures, newest first.</summary>
public sealed class ListErasures(OperationScopeFactory scopes)
{
    private const int Max = 100;

    public async Task<Result<ErasureList>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.EraseSubject, "list.erasures", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var rows = await scope
            .Db.SubjectKeys.AsNoTracking()
            .Where(row => row.DestroyedAt != null)
            .OrderByDescending(row => row.DestroyedAt)
            .Take(Max)
            .ToListAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(scope.Db, rows.Select(row => row.DestroyedById).OfType<Guid>(), cancellationToken);
        return new ErasureList([
            .. rows.Select(row => new Erasure(
                row.SubjectKind,
                row.SubjectKey,
                row.DestroyedAt!.Value,
                row.DestroyedById is { } by ? names.GetValueOrDefault(by) : null
            )),
        ]);
    }
}

/// <summary>An erased subject.</summary>
public sealed record Erasure(string Kind, string Key, DateTimeOffset At, string? By);

/// <summary>The latest erasures.</summary>
public sealed record ErasureList(IReadOnlyList<Erasure> Erasures);
