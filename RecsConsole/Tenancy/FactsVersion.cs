using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tenancy;

/// <summary>A number that changes whenever a source of <see cref="TenantFacts"/> changes.</summary>
internal static class FactsVersion
{
    private const int LatestChanges = 32;

    /// <summary>The changes of sources of the facts, after which suggestions on screen may be outdated.</summary>
    public static IReadOnlyList<ChangeKind> Follows { get; } =
    [
        ChangeKind.Catalog,
        ChangeKind.Document,
        ChangeKind.Person,
        ChangeKind.Configuration,
        ChangeKind.Permission,
        ChangeKind.Import,
        ChangeKind.Model,
    ];

    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, CancellationToken, Task<long>>> s_mark = new(() =>
        EF.CompileAsyncQuery(Query())
    );

    /// <summary>
    /// The sum of the latest change ids of each kind. Ids are assigned before their transaction commits, so the highest alone would miss a
    /// lower one that commits later; the sum grows with each one.
    /// </summary>
    public static Task<long> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        s_mark.For(db)(db, db.TenantId, cancellationToken);

    private static Expression<Func<ConsoleDbContext, Guid, CancellationToken, long>> Query()
    {
        Expression<Func<ConsoleDbContext, Guid, CancellationToken, string, IQueryable<long>>> latest = (db, tenantId, _, kind) =>
            db
                .Changes.Where(row => row.TenantId == tenantId && row.Kind == kind)
                .OrderByDescending(row => row.Id)
                .Take(LatestChanges)
                .Select(row => row.Id);
        // Queried one by one, so that the index finds the latest change of each kind, however many changes of cases and job runs lie in
        // between: a running job reports progress several times a second.
        var all = Follows
            .Select(kind => ReplacingExpressionVisitor.Replace(latest.Parameters[^1], Expression.Constant(kind.ToCode()), latest.Body))
            .Aggregate((some, more) => Expression.Call(typeof(Queryable), nameof(Queryable.Concat), [typeof(long)], some, more));
        return Expression.Lambda<Func<ConsoleDbContext, Guid, CancellationToken, long>>(
            Expression.Call(typeof(Queryable), nameof(Queryable.Sum), null, all),
            latest.Parameters.Take(3)
        );
    }
}
