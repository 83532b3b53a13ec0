using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Models.Training.Oracle;

/// <summary>
/// Which rows may have been different when a decision was made. A finished case is replayed with the rows of today, so there nothing counts
/// as changed.
/// </summary>
/// <param name="last">The last change of a person's profile or an account's contract, by id: their rows keep no time.</param>
internal sealed class OracleChanges(Dictionary<string, DateTimeOffset> last)
{
    private static readonly string[] s_operations =
    [
        "save.person",
        "set.absence",
        "import.people",
        "receive.people",
        "save.account",
        "receive.accounts",
        "import.accounts",
        "erase.subject",
    ];

    public static async Task<OracleChanges> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(row => s_operations.Contains(row.Operation) && row.Outcome == AuditOutcomes.Done)
            .Select(row => new { row.ObjectId, row.At })
            .ToListAsync(cancellationToken);
        return new(
            entries
                .GroupBy(each => each.ObjectId, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Max(each => each.At), StringComparer.Ordinal)
        );
    }

    /// <summary>Whether the person or account was changed after the decision.</summary>
    public bool HasChanged(TrainingExample example, string id) => last.TryGetValue(id, out var at) && IsLater(example, at);

    /// <summary>Whether a row was changed after the decision, so that its state then is unknown.</summary>
    public static bool IsLater(TrainingExample example, DateTimeOffset changed) => !example.IsWhole && changed > example.Snapshot.At;

    /// <summary>Whether a row that is no longer in force may have been when the decision was made.</summary>
    public static bool IsEarlier(TrainingExample example, DateTimeOffset since) => !example.IsWhole && since <= example.Snapshot.At;
}
