using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Insights.Rollups;

/// <summary>The languages in which the people of a tenant read: the usual one, and those that somebody chose.</summary>
internal static class RollupLanguages
{
    public static async Task<IReadOnlyList<string>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var settings = await db
            .PersonSettings.AsNoTracking()
            .Where(row => db.People.Any(person => person.Id == row.PersonId && person.IsActive))
            .Select(row => row.SettingsJson)
            .ToListAsync(cancellationToken);
        return
        [
            .. settings
                .Select(json => PersonalSettings.Parse(json).Language)
                .Where(language => language.Length > 0)
                .Append(ScreenLanguages.Default)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }
}
