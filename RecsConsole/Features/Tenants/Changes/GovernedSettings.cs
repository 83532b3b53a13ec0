using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>Everything on the settings page. A proposal holds all of it, so any newer version makes it outdated.</summary>
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
        return new(IsReadable: true, inForce.Version != change.BaseVersion, TenantSettingsLabels.Differences(inForce, settings));
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

        var compared = await SettingsWriter.CompareAsync(scope.Db, change.BaseVersion, settings, cancellationToken);
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

    private static TenantConfiguration? SettingsOf(ProposedChange change) =>
        new KeptSettings(change.BaseVersion, change.ContentJson).Read();
}
