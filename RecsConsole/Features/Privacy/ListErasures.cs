using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Erasures;
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
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.erasures", cancellationToken);
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
        Erasure[] erased =
        [
            .. rows.Select(row => new Erasure(
                row.Id,
                row.SubjectKind,
                row.SubjectKey,
                row.DestroyedAt!.Value,
                row.DestroyedById is { } by ? names.GetValueOrDefault(by) : null
            )),
        ];
        return new ErasureList(
            erased,
            await WaitingErasure.ReadAsync(scope, cancellationToken),
            await ProposalDesk.IsAloneAsync(scope, AccessOperation.EraseSubject, cancellationToken)
        );
    }
}

/// <summary>An erased subject.</summary>
/// <param name="Id">Of the destroyed key: its receipt is read by it.</param>
public sealed record Erasure(Guid Id, string Kind, string Key, DateTimeOffset At, string? By);

/// <summary>The latest erasures, and those that wait.</summary>
/// <param name="IsAlone">Nobody else could be the second person: the reader erases alone.</param>
public sealed record ErasureList(IReadOnlyList<Erasure> Erasures, IReadOnlyList<WaitingErasure> Waiting, bool IsAlone);
