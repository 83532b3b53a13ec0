using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit.Detail;

/// <summary>What earlier entries on the same object say it was: its status, and whatever else each of its entries holds.</summary>
internal static class AuditEarlier
{
    /// <summary>The details of the entry before that holds such a detail, and of the same version if the entry names one.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> DetailsAsync(
        ConsoleDbContext db,
        AuditEntryRow row,
        string detail,
        string? version,
        CancellationToken cancellationToken
    )
    {
        // the details are canonical JSON; few entries are on one object, and an index leads to them
        var holds = $"\"{detail}\":\"";
        var ofVersion = version is null ? holds : $"\"version\":\"{version}\"";
        var json = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == row.ObjectKind && entry.ObjectId == row.ObjectId && entry.Outcome == AuditOutcomes.Done)
            .Where(entry => entry.At <= row.At && (entry.At < row.At || entry.Id.CompareTo(row.Id) < 0))
            .Where(entry => entry.DetailsJson.Contains(holds) && entry.DetailsJson.Contains(ofVersion))
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Select(entry => entry.DetailsJson)
            .FirstOrDefaultAsync(cancellationToken);
        return AuditReferences.Details(json ?? "{}");
    }

    /// <summary>The given details where they say something else than before.</summary>
    public static IEnumerable<AuditDifference> Differences(
        IReadOnlyDictionary<string, string> before,
        IReadOnlyDictionary<string, string> after,
        IEnumerable<string> names
    ) =>
        names
            .Select(name => new AuditDifference(name, Words(before, name), Words(after, name)))
            .Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal));

    private static string Words(IReadOnlyDictionary<string, string> details, string name) =>
        details.GetValueOrDefault(name, "").Replace('_', ' ');
}
