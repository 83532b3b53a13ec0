using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>What an entry changed, before and after, in words: from what it holds itself, and from rows that stay.</summary>
internal static class AuditDifferences
{
    // the details "before" and "after" of these are the values themselves, neither versions nor hashes
    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["retention"] = "keepDays",
        ["job"] = "schedule",
        ["model-switch"] = "state",
        ["golden-case"] = "expected",
    };

    private static readonly string[] s_status = ["status", "beginsAt"];

    public static async Task<IReadOnlyList<AuditDifference>> ReadAsync(
        ConsoleDbContext db,
        GovernedChanges changes,
        AuditEntryRow row,
        IReadOnlyDictionary<string, string> details,
        CancellationToken cancellationToken
    )
    {
        var held = AuditChange.Of(details).Select(each => new AuditDifference(each.Field, each.Before, each.After));
        List<AuditDifference> all = [.. AuditFields.InWords(held), .. await OfRowsAsync(db, changes, row, details, cancellationToken)];
        var people = all.SelectMany(each => new[] { PersonOf(each.Before), PersonOf(each.After) }).OfType<Guid>();
        var names = await PeopleNames.ReadAsync(db, people, cancellationToken);
        return [.. all.Select(each => each with { Before = Words(each.Before, names), After = Words(each.After, names) })];
    }

    private static async Task<List<AuditDifference>> OfRowsAsync(
        ConsoleDbContext db,
        GovernedChanges changes,
        AuditEntryRow row,
        IReadOnlyDictionary<string, string> details,
        CancellationToken cancellationToken
    ) =>
        row.ObjectKind switch
        {
            "configuration" => await AuditSettings.OfVersionsAsync(db, changes, details, cancellationToken),
            "proposal" => await OfProposalAsync(db, changes, row, details, cancellationToken),
            "document" => [.. AuditFields.InWords(await AuditDocuments.CompareAsync(db, row, details, cancellationToken))],
            _ when s_values.TryGetValue(row.ObjectKind, out var field) => [.. AuditFields.InWords(OfValues(field, details))],
            _ => [.. AuditFields.InWords(await AuditVersions.CompareAsync(db, row, details, cancellationToken))],
        };

    private static async Task<List<AuditDifference>> OfProposalAsync(
        ConsoleDbContext db,
        GovernedChanges changes,
        AuditEntryRow row,
        IReadOnlyDictionary<string, string> details,
        CancellationToken cancellationToken
    )
    {
        var before = await AuditEarlier.DetailsAsync(db, row, "status", version: null, cancellationToken);
        return
        [
            .. AuditFields.InWords(AuditEarlier.Differences(before, details, s_status)),
            .. await AuditSettings.OfProposalAsync(db, changes, row, details, cancellationToken),
        ];
    }

    private static List<AuditDifference> OfValues(string field, IReadOnlyDictionary<string, string> details) =>
        details.TryGetValue("before", out var before) && details.TryGetValue("after", out var after) ? [new(field, before, after)] : [];

    private static Guid? PersonOf(string value) => Guid.TryParseExact(value, "D", out var id) ? id : null;

    private static string Words(string value, Dictionary<Guid, string> names) =>
        value switch
        {
            "yes" or "True" or "true" => SharedTexts.Yes,
            "no" or "False" or "false" => SharedTexts.No,
            _ => PersonOf(value) is { } id ? names.GetValueOrDefault(id) ?? value : value,
        };
}
