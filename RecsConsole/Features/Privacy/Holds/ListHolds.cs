using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Privacy.Holds;

/// <summary>Lists the legal holds in force, newest first unless sorted otherwise.</summary>
public sealed class ListHolds(OperationScopeFactory scopes)
{
    private const int Max = 200;

    public async Task<Result<HoldList>> RunAsync(Actor actor, HoldFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.holds", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(filter);
        var db = scope.Db;
        var newest = db
            .LegalHolds.AsNoTracking()
            .Where(row => row.LiftedAt == null)
            .OrderByDescending(row => row.PlacedAt)
            .ThenBy(row => row.Id);
        var rows = await (filter.Order == HoldFilter.UsualOrder ? newest.Take(Max) : newest).ToListAsync(cancellationToken);
        var people = rows.Select(row => row.PlacedById)
            .Concat(rows.Where(row => row.SubjectKind is SubjectName.PersonKind).Select(row => Guid.Parse(row.SubjectKey)));
        var names = await PeopleNames.ReadAsync(db, people, cancellationToken);
        var cases = await CaseKeysAsync(db, rows, cancellationToken);
        var lines = rows.ConvertAll(row => new HoldLine(
            row.Id,
            row.SubjectKind,
            row.SubjectKind switch
            {
                SubjectName.PersonKind => names.GetValueOrDefault(Guid.Parse(row.SubjectKey)) ?? row.SubjectKey,
                SubjectName.CaseKind => cases.GetValueOrDefault(Guid.Parse(row.SubjectKey)) ?? row.SubjectKey,
                _ => row.SubjectKey,
            },
            row.Reason,
            row.PlacedAt,
            names.GetValueOrDefault(row.PlacedById)
        ));
        return new HoldList([.. Sorted(lines, filter.Order).Take(Max)]);
    }

    private static IEnumerable<HoldLine> Sorted(List<HoldLine> newest, ListOrder<HoldSort> order)
    {
        // names of people are encrypted with individual keys, so they are compared here
        Func<HoldLine, IComparable?> by = order.Column switch
        {
            HoldSort.Kind => line => line.Kind,
            HoldSort.Name => line => line.Name,
            _ => line => line.At,
        };
        return order.Sort(newest, by);
    }

    private static Task<Dictionary<Guid, string>> CaseKeysAsync(
        ConsoleDbContext db,
        IEnumerable<LegalHoldRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Where(row => row.SubjectKind is SubjectName.CaseKind).Select(row => Guid.Parse(row.SubjectKey)).ToList();
        return db.Cases.Where(row => ids.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Key, cancellationToken);
    }
}

/// <summary>A legal hold that is in force.</summary>
/// <param name="Kind">account, person or case.</param>
/// <param name="Name">Key of the customer or case, name of the person.</param>
/// <param name="By">Who placed the hold; null when unknown.</param>
public sealed record HoldLine(Guid Id, string Kind, string Name, string Reason, DateTimeOffset At, string? By);

/// <summary>The legal holds in force.</summary>
public sealed record HoldList(IReadOnlyList<HoldLine> Holds);
