using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>
/// Everything on the settings page. A proposal holds all of it, so any newer version makes it outdated; one that is set for a time, only a
/// version that changed something on that page.
/// </summary>
public sealed class GovernedSettings(SettingsWriter writer) : IGovernedPart
{
    public string Name => GovernedParts.Settings;

    public string Address => "/admin/tenant";

    public string AddressOf(string item) => Address;

    // versions of the settings have a list of their own
    public IReadOnlyList<SettingDifference> DifferencesOf(ProposedChange change) => [];

    public async Task<ChangeView> ReadAsync(OperationScope scope, ProposedChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(change);
        if (SettingsOf(change) is not { } settings)
        {
            return ChangeView.Unreadable;
        }

        var inForce = await TenantConfigurationReader.ReadAsync(scope.Db, cancellationToken);
        var seen = await SeenAsync(scope.Db, change, inForce, cancellationToken);
        var after = change.IsTimed ? settings.WithOthersOf(inForce, inForce.Version + 1) : settings;
        return new(IsReadable: true, seen != inForce.Version, TenantSettingsLabels.Differences(inForce, after));
    }

    public async Task<IReadOnlyList<SettingDifference>> CompareAsync(
        ConsoleDbContext db,
        ProposedChange change,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(change);
        if (SettingsOf(change) is not { } after)
        {
            return [];
        }

        var row = await db
            .TenantConfigurations.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Version == change.BaseVersion, cancellationToken);
        var before = row is null ? TenantConfiguration.Default : TenantConfiguration.From(row);
        // a version without calendars left them as they were, while a proposal always holds them
        var now = await TenantConfigurationReader.ReadAsync(db, cancellationToken);
        return TenantSettingsLabels.Differences(before with { Calendars = before.Calendars ?? now.Calendars }, after);
    }

    public async Task<Result<string>> ApplyAsync(
        OperationScope scope,
        ProposedChange change,
        ChangeOrigin origin,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(origin);
        if (SettingsOf(change) is not { } settings)
        {
            return Error.Invalid(CaseworkTexts.ProposalUnreadable);
        }

        var inForce = await TenantConfigurationReader.ReadAsync(scope.Db, cancellationToken);
        var seen = await SeenAsync(scope.Db, change, inForce, cancellationToken);
        var compared = await SettingsWriter.CompareAsync(scope.Db, seen, settings, cancellationToken);
        if (!compared.IsOk)
        {
            return compared.Error;
        }

        var (before, after, _) = compared.Value;
        NewSettings saved = new(before, after, origin.Why, SaveTenantSettings.Name)
        {
            AuthorId = origin.AuthorId,
            Details = origin.Details,
        };
        var written = await writer.WriteAsync(scope.Db, scope.Actor, saved, cancellationToken);
        return written.IsOk ? Texts.VersionSaved.With(written.Value) : written.Error;
    }

    // What waits for its time may wait for months: it comes on top of what pages of their own changed meanwhile.
    private static async Task<int> SeenAsync(
        ConsoleDbContext db,
        ProposedChange change,
        TenantConfiguration inForce,
        CancellationToken cancellationToken
    ) =>
        change.IsTimed && await SettingsWriter.IsSameAsync(db, change.BaseVersion, inForce, cancellationToken)
            ? inForce.Version
            : change.BaseVersion;

    private static TenantConfiguration? SettingsOf(ProposedChange change) =>
        new KeptSettings(change.BaseVersion, change.ContentJson).Read();
}
