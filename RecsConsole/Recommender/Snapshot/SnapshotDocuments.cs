using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// The documents a case could use: found by search, used in similar cases, named by policy. Their present state is read from the database,
/// so that a document withdrawn since the index was built counts as withdrawn.
/// </summary>
public sealed record SnapshotDocuments(IReadOnlyList<DocumentHit> Visible, IReadOnlyList<WithheldObject> Withheld)
{
    /// <summary>The visible documents that people picked for the issue type; null when none.</summary>
    public IReadOnlyList<string>? Curated { get; private init; }

    /// <summary>Documents that search finds for the case, by key; the index checks permission inside its scan.</summary>
    internal static Dictionary<string, FoundText<IndexedDocument>> Find(SnapshotRequest request, CaseQuery query) =>
        request
            .Search.Documents.Search(query.Documents, RetrievalLimits.DocumentsFound, request.Check)
            .ToDictionary(document => document.Key, StringComparer.Ordinal);

    /// <summary>Reads the documents found by search or named otherwise, and splits them by the actor's permission.</summary>
    internal static async Task<SnapshotDocuments> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        SnapshotEvidence evidence,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var named = NamedBy(evidence, request);
        var keys = named.Keys.Take(RetrievalLimits.Documents).ToList();
        var rows = await request.Rows.ReadDocumentsAsync(db, keys, cancellationToken);
        return Split(request, evidence.Found, named, rows);
    }

    // Best first, so that the limit drops the least useful: found by search, picked by people, used by cases with many matching fields,
    // most used in similar cases, named by policy.
    private static Dictionary<string, string> NamedBy(SnapshotEvidence evidence, SnapshotRequest request)
    {
        var named = evidence.Found.Keys.ToDictionary(key => key, _ => SourceNames.Search, StringComparer.Ordinal);
        foreach (var key in request.Facts.DocumentLists.CuratedFor(request.Case.IssueType))
        {
            named.TryAdd(key, SourceNames.Curated);
        }

        foreach (var use in evidence.History?.Routing?.Documents?.Items ?? [])
        {
            named.TryAdd(use.Id, SourceNames.AlikeCases);
        }

        var used = evidence
            .Similar.SelectMany(hit => hit.Documents)
            .GroupBy(key => key, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in used)
        {
            named.TryAdd(group.Key, SourceNames.SimilarCases);
        }

        foreach (var use in evidence.History?.Documents?.Documents ?? [])
        {
            named.TryAdd(use.Key, SourceNames.Frequent);
        }

        foreach (var key in request.Facts.DocumentLists.RecentFor(request.Case.IssueType))
        {
            named.TryAdd(key, SourceNames.RecentPolicy);
        }

        foreach (var key in request.Facts.Catalog.Policies.SelectMany(policy => policy.Rules).SelectMany(rule => rule.Documents))
        {
            named.TryAdd(key, SourceNames.Policy);
        }

        return named;
    }

    private static SnapshotDocuments Split(
        SnapshotRequest request,
        IReadOnlyDictionary<string, FoundText<IndexedDocument>> found,
        Dictionary<string, string> named,
        List<SnapshotDocument> rows
    )
    {
        var visible = new List<DocumentHit>();
        var withheld = new List<WithheldObject>();
        var codes = CodesOf(request.Case);
        foreach (var document in rows.GroupBy(row => row.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var current = SnapshotDocument.Foremost(document);
            var decision = request.Check.Decide(AccessOperation.ViewDocument, current.ToResource(request.Actor.TenantId));
            if (decision.Permitted)
            {
                visible.Add(
                    current.WrittenFor(request.Case).ToHit(found.GetValueOrDefault(document.Key)) with
                    {
                        NamesCode = request.Search.Documents.FactsOf(document.Key)?.Codes.Names(codes),
                    }
                );
            }
            else
            {
                withheld.Add(new(SlateKind.Document, document.Key, decision.Reasons[0], named[document.Key]));
            }
        }

        var curated = request.Facts.DocumentLists.CuratedFor(request.Case.IssueType);
        return new(visible, withheld)
        {
            Curated = visible.Select(document => document.Key).Where(key => curated.Contains(key, StringComparer.Ordinal)).ToList()
                is { Count: > 0 } picked
                ? picked
                : null,
        };
    }

    // the code may stand in the text or in a field of its own
    private static IReadOnlyList<string> CodesOf(CaseRecord record) =>
        ErrorCodes.Of(string.Join('\n', (string[])[record.Title, record.Description, .. record.CustomFields.Values]));
}

/// <summary>A version of a document: the facts that decide whether it may be used, and its content for the snapshot.</summary>
internal sealed record SnapshotDocument(
    string Key,
    int Version,
    string Kind,
    DocumentStatus Status,
    string? Language,
    IList<string> Regions,
    IList<string> Acl,
    int Classification,
    IList<string> IssueTypes,
    string? PolicyKey,
    Guid? OwnerId,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset? ReviewBy,
    DateTimeOffset UpdatedAt
) : IDatedVersion
{
    /// <summary>The same from a row that is already read.</summary>
    public static SnapshotDocument From(DocumentRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
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
            row.OwnerId,
            row.EffectiveFrom,
            row.EffectiveTo,
            row.ReviewBy,
            row.UpdatedAt
        );
    }

    /// <summary>The facts that permission for the document depends on.</summary>
    public AccessResource ToResource(Guid tenantId) => AccessResources.OfDocument(tenantId, Key, Classification, [.. Regions], [.. Acl]);

    /// <summary>
    /// The same, written for the case's issue type if it is tagged with the case's product or service: a runbook of the service helps
    /// whatever happened to it.
    /// </summary>
    public SnapshotDocument WrittenFor(CaseRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return WrittenFor(record.Product, record.IssueType);
    }

    /// <summary>The same for a case of which only the facts are known.</summary>
    public SnapshotDocument WrittenFor(string? product, string issueType) =>
        product is not null
        && IssueTypes.Contains(product, StringComparer.Ordinal)
        && !IssueTypes.Contains(issueType, StringComparer.Ordinal)
            ? this with
            {
                IssueTypes = [.. IssueTypes, issueType],
            }
            : this;

    /// <summary>The engine's type, with the search result; null when search did not find the document.</summary>
    public DocumentHit ToHit(FoundText<IndexedDocument>? found)
    {
        // A passage and its score belong to the version that was indexed.
        var current = found?.Version == Version ? found : null;
        return new(
            Key,
            Version,
            current?.ScoreMicro,
            Kind,
            Status.ToCode(),
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
        )
        {
            OwnerId = PolicyKey is null ? OwnerId : null,
            LexicalScore = current?.LexicalMicro,
            Fit = current?.FitMicro,
            SemanticScore = current is { SemanticMicro: > 0 and var near } ? near : null,
        };
    }

    /// <summary>The version that represents the document.</summary>
    public static SnapshotDocument Foremost(IEnumerable<SnapshotDocument> versions) =>
        versions.Foremost(row => row.Status, row => row.Version);
}
