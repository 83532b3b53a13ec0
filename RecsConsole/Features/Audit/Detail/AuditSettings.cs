using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>
/// What entries about a tenant's rules changed, in the words of the pages on which the rules are edited. Versions of the settings and
/// proposals are rows that stay.
/// </summary>
internal static class AuditSettings
{
    private const string Number = "part.version";

    /// <summary>Two versions of the settings, which the entry names by number.</summary>
    public static async Task<List<AuditDifference>> OfVersionsAsync(
        ConsoleDbContext db,
        GovernedChanges changes,
        IReadOnlyDictionary<string, string> details,
        CancellationToken cancellationToken
    )
    {
        var before = NumberOf(details.GetValueOrDefault("beforeVersion"));
        if (await JsonAsync(db, NumberOf(details.GetValueOrDefault("afterVersion")), cancellationToken) is not { } after)
        {
            return [];
        }

        var words = await InWordsAsync(db, changes, new(GovernedParts.Settings, before, after), cancellationToken);
        if (words.Count > 0)
        {
            return words;
        }

        // rules that have pages of their own stand in the settings as well
        var was = StoredFields.OfJson(await JsonAsync(db, before, cancellationToken));
        return [.. AuditFields.InWords(StoredFields.Between(was, StoredFields.OfJson(after)).Where(each => each.Field is not Number))];
    }

    /// <summary>
    /// The rules that a proposal sends for review, as long as they are those of the entry. An erasure has none: whom it is about stays
    /// with the proposal.
    /// </summary>
    public static async Task<List<AuditDifference>> OfProposalAsync(
        ConsoleDbContext db,
        GovernedChanges changes,
        AuditEntryRow row,
        IReadOnlyDictionary<string, string> details,
        CancellationToken cancellationToken
    )
    {
        if (!Guid.TryParseExact(row.ObjectId, "D", out var id))
        {
            return [];
        }

        var proposal = await db
            .Proposals.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Id == id && found.Kind == ProposalKind.SettingsChange, cancellationToken);
        return proposal is not null && IsOf(proposal, details)
            ? await InWordsAsync(db, changes, ProposedChange.From(proposal), cancellationToken)
            : [];
    }

    private static bool IsOf(ProposalRow proposal, IReadOnlyDictionary<string, string> details) =>
        string.Equals(
            CanonicalHash.Of(System.Text.Encoding.UTF8.GetBytes(proposal.ContentJson)),
            details.GetValueOrDefault("after"),
            StringComparison.Ordinal
        );

    private static async Task<List<AuditDifference>> InWordsAsync(
        ConsoleDbContext db,
        GovernedChanges changes,
        ProposedChange change,
        CancellationToken cancellationToken
    ) =>
        changes.PartOf(change.Subject) is { } part
            ?
            [
                .. (await part.CompareAsync(db, change, cancellationToken)).Select(each => new AuditDifference(
                    each.Title,
                    each.Before,
                    each.After
                )),
            ]
            : [];

    private static Task<string?> JsonAsync(ConsoleDbContext db, int version, CancellationToken cancellationToken) =>
        db
            .TenantConfigurations.Where(row => row.Version == version)
            .Select(row => (string?)row.Json)
            .FirstOrDefaultAsync(cancellationToken);

    private static int NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
