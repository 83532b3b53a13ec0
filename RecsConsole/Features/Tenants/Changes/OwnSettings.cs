using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Drafts;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Features.Tenants.Topics;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Tenants.Changes;

/// <summary>The settings that the reader changed on the settings page and has neither sent nor put into force.</summary>
public sealed class OwnSettings : IDraftSource
{
    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Configuration, ChangeKind.Draft];

    public async Task<IReadOnlyList<OwnDraft>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (!await desk.MayAsync(AccessOperation.ManageTenant, cancellationToken))
        {
            return [];
        }

        var kept = await desk.KeptAsync(input => input.Form is DraftForms.SettingValues, cancellationToken);
        return [.. kept.Select(ToDraft)];
    }

    private static OwnDraft ToDraft(KeptInput typed)
    {
        // null when another version of this program kept them
        var settings = new KeptText(typed.Text, typed.At).As<KeptSettings>()?.Read();
        return new(
            $"settings/{typed.Subject}",
            settings is null ? SharedTexts.Settings : Texts.SettingsAsVersion.With(settings.Version + 1),
            SettingsTopic.Home,
            typed.At
        )
        {
            HasUnsavedInput = true,
            Impact =
                settings is not null && TenantSettingsRules.Check(settings).Count == 0 ? ImpactSubject.OfSettings(settings.ToJson()) : null,
        };
    }
}
