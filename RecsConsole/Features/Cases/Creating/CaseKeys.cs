using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Creating;

/// <summary>
/// Keys of cases that people open here: H-0001, H-0002 and so on ("by hand"). Other systems name their cases themselves, and a case that they
/// send changes the one that has its key. So these keys have letters that no case from outside begins with: where one begins with H-, or a
/// connected system has that prefix, the series goes on with HH-. Callers take a key in turn, in a transaction of
/// <see cref="Platform.Database.TenantDb.BeginInTurnAsync"/>. Should another system take it at the same moment, the unique index refuses the
/// second one, and the caller takes the next key.
/// </summary>
internal static class CaseKeys
{
    /// <summary>Beginning of the key of the first event of a case that a person opened here.</summary>
    public const string OpenedPrefix = "hand:opened:";

    private const string Letter = "H";
    private const string Digits = "0000";

    /// <summary>Key of the first event of a case.</summary>
    public static string OpenedKey(Guid caseId) => $"{OpenedPrefix}{caseId:N}";

    public static async Task<string> NextAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var letters = Letter;
        while (await IsOfOthersAsync(db, letters, cancellationToken))
        {
            letters += Letter;
        }

        return letters + "-" + await NumberAsync(db, letters + "-", cancellationToken);
    }

    private static async Task<bool> IsOfOthersAsync(ConsoleDbContext db, string letters, CancellationToken cancellationToken)
    {
        var start = letters + "-";
        return await db.Connections.AnyAsync(row => row.KeyPrefix == letters, cancellationToken)
            || await db.Cases.AnyAsync(
                row =>
                    row.Key.StartsWith(start)
                    && !db.CaseEvents.Any(told => told.CaseId == row.Id && told.Ordinal == 1 && told.EventKey.StartsWith(OpenedPrefix)),
                cancellationToken
            );
    }

    // the longer number is the higher one, and of two with the same length the one that sorts last
    private static async Task<string> NumberAsync(ConsoleDbContext db, string start, CancellationToken cancellationToken)
    {
        var highest = await db
            .Cases.Where(row => row.Key.StartsWith(start))
            .OrderByDescending(row => row.Key.Length)
            .ThenByDescending(row => row.Key)
            .Select(row => row.Key)
            .FirstOrDefaultAsync(cancellationToken);
        var number = highest is null ? 0 : int.Parse(highest[start.Length..], NumberStyles.None, CultureInfo.InvariantCulture);
        return (number + 1).ToString(Digits, CultureInfo.InvariantCulture);
    }
}
