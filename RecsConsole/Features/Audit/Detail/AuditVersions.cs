using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>The content of catalog items behind an entry: the versions that it names by key and number are rows that stay.</summary>
internal static class AuditVersions
{
    /// <summary>The content as its hash tells it, where the text of then is no longer there.</summary>
    public const string Content = "ContentHash";

    private static readonly HashSet<string> s_life = new(StringComparer.Ordinal)
    {
        nameof(IVersionRow.TenantId),
        nameof(IVersionRow.Version),
        nameof(IVersionRow.Status),
        nameof(IVersionRow.Revision),
        nameof(IVersionRow.UpdatedAt),
        "AuthorId",
        "PublishedById",
        "PublishedAt",
    };

    /// <summary>What differs; empty when the entry names no versions, or the content is the same.</summary>
    public static Task<List<AuditDifference>> CompareAsync(
        ConsoleDbContext db,
        AuditEntryRow row,
        IReadOnlyDictionary<string, string> details,
        CancellationToken cancellationToken
    ) =>
        row.ObjectKind switch
        {
            "action" => CompareAsync<ActionRow>(db, details, cancellationToken),
            "playbook" => CompareAsync<PlaybookRow>(db, details, cancellationToken),
            "policy" => CompareAsync<PolicyRow>(db, details, cancellationToken),
            "workflow" => CompareAsync<WorkflowRow>(db, details, cancellationToken),
            "service_level" => CompareAsync<ServiceLevelRow>(db, details, cancellationToken),
            _ => Task.FromResult<List<AuditDifference>>([]),
        };

    private static async Task<List<AuditDifference>> CompareAsync<TRow>(
        ConsoleDbContext db,
        IReadOnlyDictionary<string, string> details,
        CancellationToken cancellationToken
    )
        where TRow : class, IVersionRow
    {
        var (before, after) = (details.GetValueOrDefault("before"), details.GetValueOrDefault("after"));
        return string.Equals(before, after, StringComparison.Ordinal)
            ? Rewritten(details.GetValueOrDefault("beforeHash", ""), details.GetValueOrDefault("afterHash", ""))
            : StoredFields.Between(
                await FieldsAsync<TRow>(db, before, cancellationToken),
                await FieldsAsync<TRow>(db, after, cancellationToken)
            );
    }

    // a draft saved again is one row: what it was before is known by its hash only
    private static List<AuditDifference> Rewritten(string before, string after) =>
        string.Equals(before, after, StringComparison.Ordinal)
            ? []
            : [new(Content, AuditLabels.FirstDigits(before), AuditLabels.FirstDigits(after))];

    // "key/3"; a first version has nothing before it
    private static async Task<Dictionary<string, string>> FieldsAsync<TRow>(
        ConsoleDbContext db,
        string? reference,
        CancellationToken cancellationToken
    )
        where TRow : class, IVersionRow
    {
        var at = reference?.LastIndexOf('/') ?? -1;
        if (at < 0 || !int.TryParse(reference![(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
        {
            return [];
        }

        var key = reference[..at];
        var row = await db.Set<TRow>()
            .AsNoTracking()
            .FirstOrDefaultAsync(found => found.Key == key && found.Version == version, cancellationToken);
        return StoredFields.Of(row, s_life);
    }
}
