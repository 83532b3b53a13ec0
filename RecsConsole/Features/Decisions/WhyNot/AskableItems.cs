using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Platform;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Decisions.WhyNot;

/// <summary>Actions, documents and people of the tenant that a viewer may know about.</summary>
public sealed class AskableItems(TenantFactsReader facts)
{
    /// <summary>Maximum number of items listed per kind.</summary>
    public const int MaxOfAKind = 6;

    private const int Batch = 50;

    /// <summary>Items whose title or key contains the text, a few of each kind.</summary>
    public async Task<IReadOnlyList<AskableItem>> FindAsync(
        ConsoleDbContext db,
        Actor actor,
        AccessCheck check,
        string text,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(check);
        bool Has(string title, string key) =>
            title.Contains(text, StringComparison.OrdinalIgnoreCase) || key.Contains(text, StringComparison.OrdinalIgnoreCase);
        var known = await facts.ReadAsync(actor, cancellationToken);
        var actions = await ActionsAsync(db, check, null, cancellationToken);
        return
        [
            .. actions
                .Where(row => Has(row.Title, row.Key))
                .OrderBy(row => row.Title, StringComparer.CurrentCultureIgnoreCase)
                .Take(MaxOfAKind)
                .Select(row => new AskableItem(SlateKind.Action, row.Key, row.Title)),
            .. await FindDocumentsAsync(db, check, Has, cancellationToken),
            .. known
                .People.Values.Where(person => person.IsActive && Has(person.DisplayName, ""))
                .OrderBy(person => person.DisplayName, StringComparer.CurrentCultureIgnoreCase)
                .Take(MaxOfAKind)
                .Select(person => new AskableItem(SlateKind.Expert, PeopleIndex.KeyOf(person.Facts.Id), person.DisplayName)),
        ];
    }

    /// <summary>
    /// An item with its current data; null when it does not exist, or the viewer may not know about it: the two are indistinguishable.
    /// </summary>
    public async Task<KnownAskable?> FindAsync(
        ConsoleDbContext db,
        Actor actor,
        AccessCheck check,
        SlateKind kind,
        string id,
        CancellationToken cancellationToken
    ) =>
        kind switch
        {
            SlateKind.Action => ActionOf(await ActionsAsync(db, check, id, cancellationToken), id),
            SlateKind.Document => DocumentOf(await DocumentsAsync(db, check, [id], cancellationToken), id),
            _ => PersonOf(await facts.ReadAsync(actor, cancellationToken), id),
        };

    // Drafts are only for catalog editors.
    private static async Task<List<ActionRow>> ActionsAsync(
        ConsoleDbContext db,
        AccessCheck check,
        string? key,
        CancellationToken cancellationToken
    )
    {
        if (!check.Decide(AccessOperation.ViewAction, TenantOf(db)).Permitted)
        {
            return [];
        }

        var seesDrafts = check.Decide(AccessOperation.ViewCatalog, TenantOf(db)).Permitted;
        var rows = await db
            .Actions.AsNoTracking()
            .Where(row => (key == null || row.Key == key) && (seesDrafts || row.Status == VersionStatus.Published))
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Key, StringComparer.Ordinal)
                .Select(group => group.OrderByDescending(row => row.Status.IsPublished()).ThenByDescending(row => row.Version).First()),
        ];
    }

    // There may be very many: titles are searched first, and only the few matches are read and checked.
    private static async Task<IReadOnlyList<AskableItem>> FindDocumentsAsync(
        ConsoleDbContext db,
        AccessCheck check,
        Func<string, string, bool> has,
        CancellationToken cancellationToken
    )
    {
        var titles = await Known(db, check)
            .Select(row => new
            {
                row.Key,
                row.Version,
                row.Status,
                row.Title,
            })
            .ToListAsync(cancellationToken);
        var keys = titles
            .GroupBy(row => row.Key, StringComparer.Ordinal)
            .Select(group => group.Foremost(row => row.Status, row => row.Version))
            .Where(row => has(row.Title, row.Key))
            .OrderBy(row => row.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => row.Key);
        var found = new List<AskableItem>();
        foreach (var batch in keys.Chunk(Batch))
        {
            var rows = await DocumentsAsync(db, check, batch, cancellationToken);
            found.AddRange(
                batch
                    .Select(key => DocumentOf(rows, key))
                    .OfType<KnownAskable>()
                    .Take(MaxOfAKind - found.Count)
                    .Select(each => new AskableItem(SlateKind.Document, each.Item.Id, each.Title))
            );
            if (found.Count == MaxOfAKind)
            {
                break;
            }
        }

        return found;
    }

    private static IQueryable<DocumentRow> Known(ConsoleDbContext db, AccessCheck check)
    {
        var seesDrafts = check.Decide(AccessOperation.ViewCatalog, TenantOf(db)).Permitted;
        return db.Documents.AsNoTracking().Where(row => seesDrafts || row.Status != DocumentStatus.Draft);
    }

    private static async Task<List<DocumentRow>> DocumentsAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    )
    {
        var heads = await Known(db, check)
            .Where(row => keys.Contains(row.Key))
            .Select(row => new DocumentRow
            {
                TenantId = row.TenantId,
                Key = row.Key,
                Version = row.Version,
                Title = row.Title,
                Kind = row.Kind,
                Text = "",
                Status = row.Status,
                Classification = row.Classification,
                Acl = row.Acl,
                Regions = row.Regions,
                Language = row.Language,
                IssueTypes = row.IssueTypes,
                PolicyKey = row.PolicyKey,
                OwnerId = row.OwnerId,
                EffectiveFrom = row.EffectiveFrom,
                EffectiveTo = row.EffectiveTo,
                ReviewBy = row.ReviewBy,
                UpdatedAt = row.UpdatedAt,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. heads
                .GroupBy(row => row.Key, StringComparer.Ordinal)
                .Select(group => group.Foremost(row => row.Status, row => row.Version))
                .Where(row => check.Decide(AccessOperation.ViewDocument, AccessResources.Of(row)).Permitted),
        ];
    }

    private static AccessResource TenantOf(ConsoleDbContext db) =>
        new(AccessResourceKind.Tenant, db.TenantId, db.TenantId) { Classification = Classifications.Public };

    private static KnownAskable? ActionOf(List<ActionRow> rows, string id) =>
        rows.Find(row => string.Equals(row.Key, id, StringComparison.Ordinal)) is { } row
            ? new(row.Title, new(SlateKind.Action, id) { Action = TenantFactsReader.ToFacts(row) })
            : null;

    private static KnownAskable? DocumentOf(List<DocumentRow> rows, string id) =>
        rows.Find(row => string.Equals(row.Key, id, StringComparison.Ordinal)) is { } row
            ? new(row.Title, new(SlateKind.Document, id) { Document = SnapshotDocument.From(row).ToHit(null) })
            : null;

    private static KnownAskable? PersonOf(TenantFacts known, string id) =>
        Guid.TryParse(id, out var person) && known.People.TryGetValue(person, out var record) && record.IsActive
            ? new(record.DisplayName, new(SlateKind.Expert, PeopleIndex.KeyOf(person)) { Person = record.Facts })
            : null;
}

/// <summary>An item that can be asked about.</summary>
public sealed record AskableItem(SlateKind Kind, string Id, string Title);

/// <summary>An item with its title and current data.</summary>
public sealed record KnownAskable(string Title, KnownItem Item);
