using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender;

/// <summary>
/// The documents a case could use: found by search, used in similar cases, named by policy. Their state is read from the database, now, so
/// that what was withdrawn since the index was built is seen as withdrawn.
/// </summary>
public sealed record SnapshotDocuments(
    IReadOnlyList<DocumentHit> Visible,
    IReadOnlyList<WithheldObject> Withheld
)
{
    private const int MostFound = 40;
    private const int MostDocuments = 60;

    /// <summary>Reads and splits them by the actor's permission.</summary>
    public static async Task<SnapshotDocuments> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        IReadOnlyList<SimilarCaseHit> similar,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var found = request
            .Search.Documents.Search(TokensOf(request.Case), MostFound, request.Check)
            .ToDictionary(document => document.Key, StringComparer.Ordinal);
        var named = NamedBy(found, similar, request.Facts.Catalog);
        var keys = named.Keys.Take(MostDocuments).ToList();
        var rows = await db
            .Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .Select(row => new DocumentState(
                row.Key,
                row.Version,
                row.Kind,
                row.Status,
                row.Language,
                row.Regions,
                row.Acl,
                row.Classification,
                row.IssueTypes,
                row.PolicyKey,
                row.EffectiveFrom,
                row.EffectiveTo,
                row.ReviewBy,
                row.UpdatedAt
            ))
            .ToListAsync(cancellationToken);
        return Split(request, found, named, rows);
    }

    // Best first, so that the cut takes the least wanted: what search found, then what similar cases used most, then policy.
    private static Dictionary<string, string> NamedBy(
        Dictionary<string, FoundDocument> found,
        IReadOnlyList<SimilarCaseHit> similar,
        CatalogPart catalog
    )
    {
        var named = found.Keys.ToDictionary(
            key => key,
            _ => SourceNames.Search,
            StringComparer.Ordinal
        );
        var used = similar
            .SelectMany(hit => hit.Documents)
            .GroupBy(key => key, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in used)
        {
            named.TryAdd(group.Key, SourceNames.SimilarCases);
        }

        foreach (
            var key in catalog
                .Policies.SelectMany(policy => policy.Rules)
                .SelectMany(rule => rule.Documents)
        )
        {
            named.TryAdd(key, SourceNames.Policy);
        }

        return named;
    }

    private static SnapshotDocuments Split(
        SnapshotRequest request,
        Dictionary<string, FoundDocument> found,
        Dictionary<string, string> named,
        List<DocumentState> rows
    )
    {
        var visible = new List<DocumentHit>();
        var withheld = new List<WithheldObject>();
        foreach (
            var document in rows.GroupBy(row => row.Key, StringComparer.Ordinal)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
        )
        {
            var current = InForce(document);
            var decision = request.Check.Decide(
                AccessOperation.ViewDocument,
                AccessResources.OfDocument(
                    request.Actor.TenantId,
                    current.Classification,
                    [.. current.Regions],
                    [.. current.Acl]
                )
            );
            if (decision.Permitted)
            {
                visible.Add(current.ToHit(found.GetValueOrDefault(document.Key)));
            }
            else
            {
                withheld.Add(
                    new(SlateKind.Document, document.Key, decision.Reasons[0], named[document.Key])
                );
            }
        }

        return new(visible, withheld);
    }

    // The version in force; without one the newest, whose state then says why it is not shown.
    private static DocumentState InForce(IEnumerable<DocumentState> versions) =>
        versions
            .OrderByDescending(row =>
                string.Equals(row.Status, "effective", StringComparison.Ordinal)
            )
            .ThenByDescending(row => row.Version)
            .First();

    private static List<string> TokensOf(CaseRecord record)
    {
        var tokens = new List<string>(Tokenizer.Tokenize(record.Title + "\n" + record.Description))
        {
            FieldTokens.Issue(record.IssueType),
        };
        tokens.AddRange(Tokenizer.Tokenize(record.Product));
        return tokens;
    }

    private sealed record DocumentState(
        string Key,
        int Version,
        string Kind,
        string Status,
        string? Language,
        IList<string> Regions,
        IList<string> Acl,
        int Classification,
        IList<string> IssueTypes,
        string? PolicyKey,
        DateTimeOffset? EffectiveFrom,
        DateTimeOffset? EffectiveTo,
        DateTimeOffset? ReviewBy,
        DateTimeOffset UpdatedAt
    )
    {
        public DocumentHit ToHit(FoundDocument? found)
        {
            // A passage and its score belong to the version that was indexed.
            var current = found?.Version == Version ? found : null;
            return new(
                Key,
                Version,
                current?.ScoreMicro,
                Kind,
                Status,
                Classification,
                Language,
                [.. Regions.Order(StringComparer.Ordinal)],
                [.. IssueTypes.Order(StringComparer.Ordinal)],
                PolicyKey,
                EffectiveFrom,
                EffectiveTo,
                ReviewBy,
                UpdatedAt,
                current?.Passage?.Start,
                current?.Passage?.Length
            );
        }
    }
}
