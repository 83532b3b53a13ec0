using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit.Export;

/// <summary>
/// A line of an exported trail: one entry, with the link that seals it. The file begins with an <see cref="AuditFileHead"/> and ends with
/// an <see cref="AuditFileEnd"/>.
/// </summary>
public sealed record AuditFileLine
{
    internal const string InstantForm = "yyyy-MM-ddTHH:mm:ss.fffZ";

    internal static JsonSerializerOptions Json { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
        };

    /// <summary>Number of the entry's link; absent while the entry is not sealed.</summary>
    public long? Number { get; init; }

    public string? SealedAt { get; init; }

    /// <summary>The entry's hash when it was sealed.</summary>
    public string? SealedHash { get; init; }

    /// <summary>Hash of the entry's link.</summary>
    public string? Link { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Absent, like everything below, when the entry of a link is missing.</summary>
    public string? At { get; init; }

    public Guid? ActorId { get; init; }

    public string? Operation { get; init; }

    public string? ObjectKind { get; init; }

    public string? ObjectId { get; init; }

    public string? Outcome { get; init; }

    /// <summary>The canonical JSON of the details, as a text: its bytes are hashed.</summary>
    public string? Details { get; init; }

    public string? Hash { get; init; }

    public static AuditFileLine From(AuditLinkRow? link, AuditEntryRow? entry) =>
        new()
        {
            Number = link?.Number,
            SealedAt = link is null ? null : Text(link.SealedAt),
            SealedHash = link?.EntryHash,
            Link = link?.Hash,
            Id = entry?.Id ?? link!.EntryId,
            At = entry is null ? null : Text(entry.At),
            ActorId = entry?.ActorId,
            Operation = entry?.Operation,
            ObjectKind = entry?.ObjectKind,
            ObjectId = entry?.ObjectId,
            Outcome = entry?.Outcome,
            Details = entry?.DetailsJson,
            Hash = entry?.Hash,
        };

    /// <summary>The link in this line; null when the entry is not sealed.</summary>
    public AuditLinkRow? LinkOf(Guid tenantId) =>
        Number is { } number && SealedAt is { } at
            ? new()
            {
                TenantId = tenantId,
                Number = number,
                EntryId = Id,
                EntryHash = SealedHash ?? "",
                SealedAt = Instant(at),
                Hash = Link ?? "",
                Signature = "", // an export is verified without the secret
            }
            : null;

    /// <summary>The entry in this line; null when there is only a link.</summary>
    public AuditEntryRow? EntryOf(Guid tenantId)
    {
        if (At is null)
        {
            return null;
        }

        var row = new AuditEntryRow
        {
            TenantId = tenantId,
            Id = Id,
            At = Instant(At),
            ActorId = ActorId,
            Operation = Operation ?? "",
            ObjectKind = ObjectKind ?? "",
            ObjectId = ObjectId ?? "",
            Outcome = Outcome ?? "",
            DetailsJson = Details ?? "",
            Hash = Hash ?? "",
        };
        (row.CaseId, row.DecisionId, row.ItemId, row.Reason) = AuditReferences.Of(row); // not in the file, since they can be derived
        return row;
    }

    internal static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

/// <summary>The first line of an exported trail.</summary>
/// <param name="Scope">full: the whole chain; filtered: the entries that match a filter.</param>
/// <param name="Head">The newest link at the time of export, as N:HASH.</param>
/// <param name="Filter">The filter, as in the URL of the page.</param>
public sealed record AuditFileHead(string AuditTrail, Guid Tenant, string Scope, string Head, string ExportedAt, string? Filter)
{
    public const string Version = "1";
    public const string Full = "full";
    public const string Filtered = "filtered";
}

/// <summary>The last line: a file without it is truncated.</summary>
/// <param name="Sha256">Hash of all lines before it, each including its line feed: detects damage in transit in every export.</param>
public sealed record AuditFileEnd(bool End, long Entries, string Sha256);
