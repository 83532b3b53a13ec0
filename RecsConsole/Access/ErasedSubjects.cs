using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Access;

/// <summary>Customers and people whose key was destroyed: nothing can be stored under that key any more.</summary>
internal static class ErasedSubjects
{
    // a file may name thousands of customers, and a command takes so many parameters
    private const int AtOnce = 1_000;

    private static readonly CompiledRead<Func<ConsoleDbContext, string, List<string>, IAsyncEnumerable<string>>> s_erased = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, string kind, List<string> keys) =>
                db
                    .SubjectKeys.Where(row => row.SubjectKind == kind && keys.Contains(row.SubjectKey) && row.DestroyedAt != null)
                    .Select(row => row.SubjectKey)
        )
    );

    public static Error NothingIsWritten => Error.Conflict(AccessTexts.NothingIsWritten);

    public static Task<bool> HasCustomerOfAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken) =>
        ContainAsync(db, SubjectName.Case(row.Id, row.AccountKey), cancellationToken);

    public static Task<bool> ContainAsync(ConsoleDbContext db, SubjectName subject, CancellationToken cancellationToken) =>
        db.SubjectKeys.AnyAsync(
            row => row.SubjectKind == subject.Kind && row.SubjectKey == subject.Key && row.DestroyedAt != null,
            cancellationToken
        );

    /// <summary>
    /// Those of the given subjects that are erased. Reads their keys only: a tenant has a key for each customer, and requests of other
    /// systems come many times a second.
    /// </summary>
    public static async Task<HashSet<SubjectName>> AmongAsync(
        ConsoleDbContext db,
        IEnumerable<SubjectName> subjects,
        CancellationToken cancellationToken
    )
    {
        HashSet<SubjectName> erased = [];
        foreach (
            var some in subjects.Distinct().GroupBy(subject => subject.Kind, StringComparer.Ordinal).SelectMany(like => like.Chunk(AtOnce))
        )
        {
            var (kind, keys) = (some[0].Kind, some.Select(subject => subject.Key).ToList());
            var found = await s_erased.For(db)(db, kind, keys).ToListAsync(cancellationToken);
            erased.UnionWith(found.Select(key => new SubjectName(kind, key)));
        }

        return erased;
    }

    /// <summary>All erased subjects, for learning, which reads everything anyway.</summary>
    public static async Task<HashSet<SubjectName>> AllAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .SubjectKeys.Where(row => row.DestroyedAt != null)
            .Select(row => new { row.SubjectKind, row.SubjectKey })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new SubjectName(row.SubjectKind, row.SubjectKey))];
    }
}
