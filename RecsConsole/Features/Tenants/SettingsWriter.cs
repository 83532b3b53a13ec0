using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Tenants;

/// <summary>Compares settings with those in force, and puts them into force as the next version.</summary>
public sealed partial class SettingsWriter(TenantConfigurationWriter writer, ILogger<SettingsWriter> logger)
{
    /// <summary>What would be written; refused when another version is in force by now, or nothing differs.</summary>
    /// <param name="seen">The version on the screen.</param>
    internal static async Task<Result<SettingsChange>> CompareAsync(
        ConsoleDbContext db,
        int seen,
        TenantConfiguration settings,
        CancellationToken cancellationToken
    )
    {
        if (TenantSettingsRules.Check(settings) is [var problem, ..])
        {
            return Error.Invalid(problem);
        }

        var before = await TenantConfigurationReader.ReadAsync(db, cancellationToken);
        if (before.Version != seen)
        {
            return Moved(before.Version);
        }

        if (TenantSettingsRules.CheckChange(before, settings) is [var refused, ..])
        {
            return Error.Invalid(refused);
        }

        if (await CalendarUses.FindProblemAsync(db, before, settings, cancellationToken) is { } used)
        {
            return Error.Invalid(used);
        }

        var stored = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var after = settings.WithOthersOf(before, before.Version + 1) with
        {
            Calendars = Without(
                settings.RemovedCalendars,
                IsSame(before.Calendars, settings.Calendars) ? stored.Calendars : settings.Calendars
            ),
        };
        var shown = after with { Calendars = settings.Calendars ?? before.Calendars, RemovedCalendars = settings.RemovedCalendars };
        return TenantSettingsLabels.Differences(before, shown).Count == 0
            ? Error.Invalid(Texts.NothingChanged)
            : new SettingsChange(before, after, shown);
    }

    /// <summary>Puts a change into force; a conflict when two people save at once, since a version number can be taken only once.</summary>
    internal async Task<Result<int>> WriteAsync(ConsoleDbContext db, Actor actor, NewSettings settings, CancellationToken cancellationToken)
    {
        var after = settings.After;
        await ApplyCalendarsAsync(db, after, cancellationToken);
        if (!await writer.TryWriteAsync(db, actor, settings, cancellationToken))
        {
            return Moved(after.Version);
        }

        LogSaved(db.TenantId, after.Version);
        return after.Version;
    }

    /// <summary>Whether a version has the same as those in force in everything that is edited on the settings page.</summary>
    internal static async Task<bool> IsSameAsync(
        ConsoleDbContext db,
        int version,
        TenantConfiguration inForce,
        CancellationToken cancellationToken
    )
    {
        var row = await db.TenantConfigurations.AsNoTracking().FirstOrDefaultAsync(found => found.Version == version, cancellationToken);
        var settings = row is null ? TenantConfiguration.Default : TenantConfiguration.From(row);
        var same = settings.WithOthersOf(inForce, inForce.Version) with { Calendars = inForce.Calendars, RemovedCalendars = null };
        return CanonicalJson.Serialize(same).AsSpan().SequenceEqual(CanonicalJson.Serialize(inForce));
    }

    // otherwise the next change of anything would add it again
    private static IReadOnlyList<CalendarSetting>? Without(IReadOnlyList<string>? removed, IReadOnlyList<CalendarSetting>? calendars) =>
        removed is null or { Count: 0 } || calendars is null
            ? calendars
            : [.. calendars.Where(each => !removed.Contains(each.Key, StringComparer.Ordinal))];

    private static bool IsSame(IReadOnlyList<CalendarSetting>? before, IReadOnlyList<CalendarSetting>? after) =>
        after is null || CanonicalJson.Serialize(before ?? []).AsSpan().SequenceEqual(CanonicalJson.Serialize(after));

    private static async Task ApplyCalendarsAsync(ConsoleDbContext db, TenantConfiguration after, CancellationToken cancellationToken)
    {
        var rows = await db.Calendars.ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken);
        foreach (var setting in after.Calendars ?? [])
        {
            if (!rows.TryGetValue(setting.Key, out var row))
            {
                row = new()
                {
                    TenantId = db.TenantId,
                    Key = setting.Key,
                    TimeZone = setting.TimeZone,
                    HoursJson = "[]",
                };
                db.Calendars.Add(row);
            }

            setting.Apply(row);
        }

        foreach (var key in after.RemovedCalendars ?? [])
        {
            if (rows.TryGetValue(key, out var row))
            {
                db.Calendars.Remove(row);
            }
        }
    }

    private static Error Moved(int version) => Error.Conflict(Texts.ChangedByOthers.With(version.ToString(CultureInfo.InvariantCulture)));

    [LoggerMessage(EventId = 8101, Level = LogLevel.Information, Message = "Settings of {TenantId} are now version {Version}")]
    private partial void LogSaved(Guid tenantId, int version);
}

/// <summary>Settings in force, and what is to replace them.</summary>
/// <param name="Shown">The new settings with all calendars, to compare with those in force.</param>
internal sealed record SettingsChange(TenantConfiguration Before, TenantConfiguration After, TenantConfiguration Shown);
