using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Decisions;

/// <summary>What an explanation needs of a decision's snapshot. Most of the snapshot is something else.</summary>
/// <param name="Actor">Whose rights it was made with.</param>
/// <param name="Catalog">Hash of the catalog.</param>
/// <param name="SimilarCases">Ids, best first.</param>
public sealed record SnapshotReferences(AccessSubject Actor, string Catalog, IReadOnlyList<Guid> SimilarCases)
{
    public static SnapshotReferences From(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new(snapshot.Actor, snapshot.Parts.Catalog, [.. snapshot.Visible.SimilarCases.Select(hit => hit.CaseId)]);
    }

    /// <summary>The same from a stored snapshot, without building the rest of it.</summary>
    public static SnapshotReferences Of(byte[] snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Brotli.Read(snapshot, OfJson);
    }

    private static SnapshotReferences OfJson(ReadOnlyMemory<byte> json)
    {
        var hits = JsonParts.Elements(JsonParts.Member(JsonParts.Member(json, "visible"u8), "similarCases"u8));
        return new(
            CanonicalJson.Deserialize<AccessSubject>(JsonParts.Member(json, "actor"u8).Span),
            CanonicalJson.Deserialize<PartHashes>(JsonParts.Member(json, "parts"u8).Span).Catalog,
            hits.ConvertAll(hit => CanonicalJson.Deserialize<Guid>(JsonParts.Member(hit, "caseId"u8).Span))
        );
    }
}
