using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Privacy.Erasures;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy;

/// <summary>Lists the erasures page by page, newest first, and those that wait.</summary>
public sealed class ListErasures(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<ErasureList>> RunAsync(Actor actor, ListErasuresRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.erasures", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var found = Matching(scope.Db, request.Key);
        var total = await found.CountAsync(cancellationToken);
        var page = Pages.Within(request.Page, total, PageSize);
        var rows = await found
            .OrderByDescending(row => row.DestroyedAt)
            .ThenBy(row => row.Id)
            .Skip((page - 1) * PageSize)
            .Take(PageSize)
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
            total,
            page,
            await WaitingErasure.ReadAsync(scope, cancellationToken),
            await ProposalDesk.IsAloneAsync(scope, AccessOperation.EraseSubject, cancellationToken)
        );
    }

    private static IQueryable<SubjectKeyRow> Matching(ConsoleDbContext db, string? key)
    {
        var destroyed = db.SubjectKeys.AsNoTracking().Where(row => row.DestroyedAt != null);
        if (key is null)
        {
            return destroyed;
        }

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // translated to SQL, which has no cultures
        var part = key.ToLower();
        return destroyed.Where(row => row.SubjectKey.ToLower().Contains(part));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }
}

/// <summary>Which erasures are listed.</summary>
public sealed record ListErasuresRequest
{
    /// <summary>Part of the key of a customer or of the id of a person; null for all.</summary>
    public string? Key { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;
}

/// <summary>An erased subject.</summary>
/// <param name="Id">Of the destroyed key: its receipt is read by it.</param>
public sealed record Erasure(Guid Id, string Kind, string Key, DateTimeOffset At, string? By);

/// <summary>A page of the erasures, and all that wait.</summary>
/// <param name="Total">Number of erasures that match.</param>
/// <param name="IsAlone">Nobody else could be the second person: the reader erases alone.</param>
public sealed record ErasureList(IReadOnlyList<Erasure> Erasures, int Total, int Page, IReadOnlyList<WaitingErasure> Waiting, bool IsAlone);
