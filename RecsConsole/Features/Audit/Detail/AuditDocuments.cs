using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>
/// What an entry about a version of a document changed. Its content is told against the version before it, which are rows that stay; its
/// status, readers and classification against the entry before it.
/// </summary>
internal static class AuditDocuments
{
    private const string Text = "text";
    private const int MostLines = 40;

    // of a new version the first entry tells the status only: its content is that of the version before
    private static readonly string[] s_status = ["status"];
    private static readonly string[] s_told = ["status", "acl", "classification"];

    // these write content, or put it into force; the others only change its status
    private static readonly HashSet<string> s_ofContent = new(StringComparer.Ordinal) { "save.document", "approve.document" };

    private static readonly HashSet<string> s_life = new(StringComparer.Ordinal)
    {
        nameof(DocumentRow.TenantId),
        nameof(DocumentRow.Version),
        nameof(DocumentRow.Status),
        nameof(DocumentRow.Revision),
        nameof(DocumentRow.UpdatedAt),
        nameof(DocumentRow.AuthorId),
        nameof(DocumentRow.ApprovedById),
        nameof(DocumentRow.ApprovedAt),
        nameof(DocumentRow.WithdrawalReason),
        nameof(DocumentRow.WithdrawnById),
        nameof(DocumentRow.ContentHash),
        nameof(DocumentRow.Text),
    };

    public static async Task<List<AuditDifference>> CompareAsync(
        ConsoleDbContext db,
        AuditEntryRow row,
        IReadOnlyDictionary<string, string> details,
        CancellationToken cancellationToken
    )
    {
        if (
            details.GetValueOrDefault("version") is not { } number
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            || details.GetValueOrDefault(Text) is not { } hash
        )
        {
            return [];
        }

        var before = await AuditEarlier.DetailsAsync(db, row, Text, number, cancellationToken);
        List<AuditDifference> told = [.. AuditEarlier.Differences(before, details, before.Count == 0 ? s_status : s_told)];
        if (!s_ofContent.Contains(row.Operation))
        {
            return told;
        }

        var content = await ContentAsync(db, row.ObjectId, version, hash, cancellationToken) ?? Rewritten(before, details);
        // the readers and the classification stand in both
        return [.. told.Where(each => !content.Exists(other => Is(other, each))), .. content];
    }

    // null when the draft was written again since: what it was then is no longer there
    private static async Task<List<AuditDifference>?> ContentAsync(
        ConsoleDbContext db,
        string key,
        int version,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Documents.AsNoTracking()
            .Where(found => found.Key == key && found.Version <= version)
            .OrderByDescending(found => found.Version)
            .Take(2)
            .ToListAsync(cancellationToken);
        if (rows is not [var now, ..] || now.Version != version || !string.Equals(HashOf(now), hash, StringComparison.Ordinal))
        {
            return null;
        }

        var before = rows.ElementAtOrDefault(1);
        var fields = StoredFields.Between(StoredFields.Of(before, s_life), StoredFields.Of(now, s_life));
        return string.Equals(before?.Text ?? "", now.Text, StringComparison.Ordinal)
            ? fields
            : [.. fields, new(nameof(DocumentRow.Text), Without(before?.Text, now.Text), Without(now.Text, before?.Text))];
    }

    private static List<AuditDifference> Rewritten(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var (was, isNow) = (before.GetValueOrDefault(Text, ""), after.GetValueOrDefault(Text, ""));
        return string.Equals(was, isNow, StringComparison.Ordinal)
            ? []
            : [new(AuditVersions.Content, AuditLabels.FirstDigits(was), AuditLabels.FirstDigits(isNow))];
    }

    // the lines that the other text does not have: enough to see what changed, and the document's own page compares the whole
    private static string Without(string? text, string? other)
    {
        var lines = Lines(text).Except(Lines(other), StringComparer.Ordinal).ToList();
        return string.Join('\n', lines.Count > MostLines ? [.. lines.Take(MostLines), "…"] : lines);
    }

    private static string[] Lines(string? text) => (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);

    private static bool Is(AuditDifference one, AuditDifference other) =>
        string.Equals(one.Field, other.Field, StringComparison.OrdinalIgnoreCase);

    private static string HashOf(DocumentRow row) => CanonicalHash.Of(System.Text.Encoding.UTF8.GetBytes(row.Text));
}
