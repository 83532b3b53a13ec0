using System.Globalization;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Platform.Auditing;

/// <summary>
/// The chain over a tenant's audit entries. A link's hash is SHA-256 over the canonical JSON of entryHash, entryId, number, previous (hash
/// of the link before; 64 zeros for the first), sealedAt and tenantId, all as strings.
/// </summary>
public static class AuditChain
{
    private const string InstantForm = "yyyy-MM-ddTHH:mm:ss.fffZ";

    /// <summary>The link that follows <paramref name="head"/>, not signed yet.</summary>
    public static AuditLinkRow Next(AuditHead head, Guid tenantId, Guid entryId, string entryHash, DateTimeOffset sealedAt)
    {
        var link = new AuditLinkRow
        {
            TenantId = tenantId,
            Number = head.Number + 1,
            EntryId = entryId,
            EntryHash = entryHash,
            SealedAt = sealedAt,
            Hash = "",
            Signature = "",
        };
        link.Hash = HashOf(link, head.Hash);
        return link;
    }

    /// <summary>Whether this installation made the link, to follow <paramref name="before"/>.</summary>
    public static bool IsGenuine(AuditLinkRow link, AuditHead before, AuditSigner signer)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(signer);
        return link.Number == before.Number + 1
            && string.Equals(HashOf(link, before.Hash), link.Hash, StringComparison.Ordinal)
            && signer.IsSigned(link);
    }

    /// <summary>The hash a link must have, given the hash of the link before.</summary>
    public static string HashOf(AuditLinkRow link, string previous)
    {
        ArgumentNullException.ThrowIfNull(link);
        return CanonicalHash.Of(
            CanonicalJson.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal)
                {
                    ["tenantId"] = link.TenantId.ToString("D"),
                    ["number"] = link.Number.ToString(CultureInfo.InvariantCulture),
                    ["previous"] = previous,
                    ["entryId"] = link.EntryId.ToString("D"),
                    ["entryHash"] = link.EntryHash,
                    ["sealedAt"] = link.SealedAt.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture),
                }
            )
        );
    }
}
