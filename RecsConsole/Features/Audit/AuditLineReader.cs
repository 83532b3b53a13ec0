using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Audit.Detail;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Audit;

/// <summary>Adds names to the references in a page of entries. A case or document is named only to someone who may view it.</summary>
internal static class AuditLineReader
{
    // Also used for a mistyped id that does not exist, so as not to reveal whether it does.
    private static string Hidden => Texts.SomethingThat;

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
        var caseIds = rows.Select(row => row.CaseId).OfType<Guid>();
        var cases = await VisibleCaseKeys.ReadAsync(db, check, caseIds, cancellationToken);
        var people = await PeopleNames.ReadAsync(
            db,
            rows.Select(row => row.ActorId).Concat(rows.Select(row => Person(row.ItemId))).OfType<Guid>(),
            cancellationToken
        );
        var titles = await ActionTitles.ReadAsync(db, rows.Select(row => row.ItemId).OfType<string>(), cancellationToken);
        var documents = await DocumentsAsync(db, check, rows, cancellationToken);
        var decisions = await DecisionsAsync(db, rows, cancellationToken);
        return
        [
            .. rows.Select(row => new AuditLine(
                row.Id,
                row.At,
                Who(row, people),
                AuditLabels.Of(row.Operation),
                row.Operation,
                row.Outcome,
                ItemOf(row, people, titles, documents),
                row.CaseId is { } id ? cases.GetValueOrDefault(id) : null,
                row.CaseId is { } hidden && !cases.ContainsKey(hidden),
                row.DecisionId is { } decision && decisions.Contains(decision) ? decision : null,
                row.ItemId is { } item && documents.Contains(item) ? item : null,
                AuditLabels.Reason(row.Reason),
                links.TryGetValue(row.Id, out var number) ? number : null
            )
            {
                ItemAddress = row.ItemId is null && AuditObjects.NameOf(row) is not null ? AuditObjects.AddressOf(row) : null,
            }),
        ];
    }

    private static string Who(AuditEntryRow row, Dictionary<Guid, string> people) =>
        row.ActorId switch
        {
            null => Texts.TheSystem,
            { } id => people.GetValueOrDefault(id) ?? Texts.SomebodyWhoIsNoLongerHere,
        };

    private static string? ItemOf(
        AuditEntryRow row,
        Dictionary<Guid, string> people,
        Dictionary<string, string> titles,
        HashSet<string> documents
    ) =>
        row.ItemId switch
        {
            null => AuditObjects.NameOf(row),
            var item when Person(item) is { } id => people.GetValueOrDefault(id) ?? SharedTexts.SomebodyInSentence,
            var item when titles.TryGetValue(item, out var title) => title,
            var item when documents.Contains(item) => item,
            var item => IsProtected(row.ObjectKind) ? Hidden : item,
        };

    private static bool IsProtected(string kind) => kind is "case" or "document" or "decision" or "approval" or "response";

    private static async Task<HashSet<string>> DocumentsAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IReadOnlyList<AuditEntryRow> rows,
        CancellationToken cancellationToken
    )
    {
        var keys = rows.Select(row => row.ItemId).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var found = await db.Documents.AsNoTracking().Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        return found
            .GroupBy(row => row.Key, StringComparer.Ordinal)
            .Where(versions => versions.All(row => check.Decide(AccessOperation.ViewDocument, AccessResources.Of(row)).Permitted))
            .Select(versions => versions.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    // a typed id may belong to any kind of object
    private static async Task<HashSet<Guid>> DecisionsAsync(
        ConsoleDbContext db,
        IReadOnlyList<AuditEntryRow> rows,
        CancellationToken cancellationToken
    )
    {
        var ids = rows.Select(row => row.DecisionId).OfType<Guid>().Distinct().ToList();
        return await db.Decisions.Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(cancellationToken);
    }

    private static Guid? Person(string? item) => Guid.TryParseExact(item, "D", out var id) ? id : null;
}
