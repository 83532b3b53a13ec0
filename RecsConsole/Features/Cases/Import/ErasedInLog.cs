using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Database.Personal;

namespace RecsConsole.Features.Cases.Import;

/// <summary>Leaves out of a log the cases of erased customers: nothing is stored about them any more, and the rest is imported.</summary>
internal static class ErasedInLog
{
    /// <summary>The content without such cases, and how many they are.</summary>
    public static async Task<(LogContent Kept, int Cases)> LeaveOutAsync(
        ConsoleDbContext db,
        LogContent content,
        ImportedTenant stored,
        CancellationToken cancellationToken
    )
    {
        var account = content.Columns.Account;
        var subjects = content
            .Rows.GroupBy(row => row.Case, StringComparer.Ordinal)
            .ToDictionary(
                rows => rows.Key,
                rows => SubjectsOf(stored.Cases.GetValueOrDefault(rows.Key), rows.Select(row => account < 0 ? null : row.Kept[account])),
                StringComparer.Ordinal
            );
        var erased = await ErasedSubjects.AmongAsync(db, subjects.Values.SelectMany(each => each), cancellationToken);
        var left = subjects.Where(each => each.Value.Overlaps(erased)).Select(each => each.Key).ToHashSet(StringComparer.Ordinal);
        return left.Count == 0
            ? (content, 0)
            : (content with { Rows = [.. content.Rows.Where(row => !left.Contains(row.Case))] }, left.Count);
    }

    // the customer as stored, and those of the file, which may name another one
    private static HashSet<SubjectName> SubjectsOf(CaseRow? stored, IEnumerable<string?> accounts)
    {
        var subjects = accounts.OfType<string>().Distinct(StringComparer.Ordinal).Select(SubjectName.Account).ToHashSet();
        if (stored is not null)
        {
            subjects.Add(SubjectName.Case(stored.Id, stored.AccountKey));
        }

        return subjects;
    }
}
