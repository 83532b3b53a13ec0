using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Audit;

/// <summary>Puts names to the references of a page of entries. A case is named only to somebody who may view it.</summary>
internal static class AuditLineReader
{
    public static async Task<IReadOnlyList<AuditLine>> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IReadOnlyList<AuditEntryRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.Id).ToList();
        var links = await db
            .AuditLinks.Where(link => ids.Contains(link.EntryId))
            .ToDictionaryAsync(link => link.EntryId, link => link.Number, cancellationToken);
        var cases = await CasesAsync(db, check, rows, cancellationToken);
        var people = await PeopleNames.ReadAsync(
            db,
            rows.Select(row => row.ActorId)
                .Concat(rows.Select(row => Person(row.ItemId)))
                .OfType<Guid>(),
            cancellationToken
        );
        var titles = await ActionTitles.ReadAsync(
            db,
            rows.Select(row => row.ItemId).OfType<string>(),
            cancellationToken
        );
        return
        [
            .. rows.Select(row => new AuditLine(
                row.Id,
                row.At,
                Who(row, people),
                AuditWords.Of(row.Operation),
                row.Operation,
                row.Outcome,
                ItemOf(row, people, titles),
                row.CaseId is { } id ? cases.GetValueOrDefault(id) : null,
                row.CaseId is { } hidden && !cases.ContainsKey(hidden),
                row.DecisionId,
                DocumentOf(row, titles),
                AuditWords.Reason(row.Reason),
                links.TryGetValue(row.Id, out var number) ? number : null
            )),
        ];
    }

    private static async Task<Dictionary<Guid, string>> CasesAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IReadOnlyList<AuditEntryRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.CaseId).OfType<Guid>().Distinct().ToList();
        var found = await db
            .Cases.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .ToListAsync(cancellationToken);
        return found
            .Where(row => check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted)
            .ToDictionary(row => row.Id, row => row.Key);
    }

    private static string Who(AuditEntryRow row, Dictionary<Guid, string> people) =>
        row.ActorId switch
        {
            null => "The system",
            { } id => people.GetValueOrDefault(id) ?? "Somebody who is no longer here",
        };

    private static string? ItemOf(
        AuditEntryRow row,
        Dictionary<Guid, string> people,
        Dictionary<string, string> titles
    ) =>
        row.ItemId switch
        {
            null => row.ObjectKind is "job" or "model" ? row.ObjectId : null,
            var item when Person(item) is { } id => people.GetValueOrDefault(id) ?? "somebody",
            var item => titles.GetValueOrDefault(item) ?? item,
        };

    // A key that is neither a person nor an action is a document's.
    private static string? DocumentOf(AuditEntryRow row, Dictionary<string, string> titles) =>
        row.ItemId is { } item && Person(item) is null && !titles.ContainsKey(item) ? item : null;

    private static Guid? Person(string? item) =>
        Guid.TryParseExact(item, "D", out var id) ? id : null;
}
