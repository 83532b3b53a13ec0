using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Tenancy.People;

/// <summary>Reads and changes the settings of a scope's actor; nobody reads those of someone else.</summary>
public static class SettingsOfPerson
{
    private const int MaxAttempts = 3;

    public static async Task<PersonalSettings> ReadAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return PersonalSettings.Parse(
            await Own(scope).AsNoTracking().Select(row => row.SettingsJson).FirstOrDefaultAsync(cancellationToken)
        );
    }

    /// <summary>
    /// Changes and saves the settings, with the context's other changes; a concurrent save from another tab loses nothing.
    /// </summary>
    /// <param name="alongside">Adds rows to save along with them; called again for each attempt.</param>
    public static async Task<Result<PersonalSettings>> ChangeAsync(
        OperationScope scope,
        Func<PersonalSettings, PersonalSettings> change,
        CancellationToken cancellationToken,
        Action? alongside = null
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(change);
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var row = await Own(scope).FirstOrDefaultAsync(cancellationToken) ?? Add(scope);
            var settings = change(PersonalSettings.Parse(row.SettingsJson));
            (row.SettingsJson, row.UpdatedAt) = (settings.ToJson(), scope.Now);
            row.Revision++;
            ChangeFeed.Append(scope.Db, ChangeKind.Settings, row.PersonId.ToString("D"), scope.Now);
            alongside?.Invoke();
            if (await scope.Db.TrySaveChangesAsync(cancellationToken))
            {
                return settings;
            }

            scope.Db.ChangeTracker.Clear();
        }

        return Error.Conflict(TenancyTexts.SettingsNotSaved);
    }

    private static IQueryable<PersonSettingsRow> Own(OperationScope scope) =>
        scope.Db.PersonSettings.Where(row => row.PersonId == scope.Actor.PersonId);

    private static PersonSettingsRow Add(OperationScope scope)
    {
        var row = new PersonSettingsRow
        {
            TenantId = scope.Actor.TenantId,
            PersonId = scope.Actor.PersonId,
            SettingsJson = "{}",
        };
        scope.Db.PersonSettings.Add(row);
        return row;
    }
}
