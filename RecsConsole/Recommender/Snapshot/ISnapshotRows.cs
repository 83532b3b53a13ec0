using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>
/// The current state of the rows that a snapshot refers to by key. The leak detector replaces it and answers as if hidden rows were missing
/// or were decoys.
/// </summary>
internal interface ISnapshotRows
{
    /// <summary>All versions of these documents.</summary>
    Task<List<DocumentState>> ReadDocumentsAsync(ConsoleDbContext db, List<string> keys, CancellationToken cancellationToken);

    /// <summary>The facts that permission for these finished cases depends on; reopened cases are left out.</summary>
    Task<List<CaseRights>> ReadCasesAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken);
}

/// <summary>A version of a document: the facts that decide whether it may be used, and its content for the snapshot.</summary>
internal sealed record DocumentState(
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
    public static DocumentState Of(DocumentRow row)
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

    /// <summary>The facts that permission for it depends on.</summary>
    public AccessResource ToResource(Guid tenantId) => AccessResources.OfDocument(tenantId, Key, Classification, [.. Regions], [.. Acl]);

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
            SemanticScore = current is { SemanticMicro: > 0 and var near } ? near : null,
        };
    }

    /// <summary>The version that represents the document.</summary>
    public static DocumentState Foremost(IEnumerable<DocumentState> versions) => versions.Foremost(row => row.Status, row => row.Version);
}

/// <summary>The facts that permission for a case depends on.</summary>
internal sealed record CaseRights(Guid Id, int Classification, string? Region, string? TeamKey, Guid? AssigneeId)
{
    public AccessResource ToResource(Guid tenantId) => AccessResources.OfCase(tenantId, Id, Classification, Region, TeamKey, AssigneeId);
}
