using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework;
using RecsConsole.Casework.Proposals;
using RecsConsole.Components.Drafts;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Features.Tenants.Topics;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Tenants;

/// <summary>
/// The tenant's settings, one topic at a time: a draft of all of them beside its preview, and a reason for putting it into force. The page
/// with all topics also has the earlier versions.
/// </summary>
public sealed partial class TenantPage(
    ReadTenantSettings readTenantSettings,
    SaveTenantSettings saveTenantSettings,
    ProposeSettings proposeSettings
)
{
    private TenantConfiguration _draft = TenantConfiguration.Default;
    private string _why = "";
    private string? _wrong;
    private string? _news;
    private bool _isSaving;
    private DraftLine? _kept;
    private FormDraft<KeptSettings>? _keptValues;

    /// <summary>Null for the page with all topics.</summary>
    [Parameter]
    public string? Topic { get; set; }

    /// <summary>DOM id of the field to lead to.</summary>
    [SupplyParameterFromQuery]
    public string? Field { get; set; }

    // the same for every topic: the draft goes along
    protected override bool Question => true;

    private SettingsTopic? Open => SettingsTopic.Find(Topic);

    private IReadOnlyList<string> Problems =>
        View is null ? [] : [.. TenantSettingsRules.Check(_draft), .. TenantSettingsRules.CheckChange(View.Current, _draft)];

    private IReadOnlyList<SettingDifference> Differences => View is null ? [] : TenantSettingsLabels.Differences(View.Current, _draft);

    private KeptSettings? Typed => Differences.Count > 0 ? KeptSettings.From(_draft) : null;

    // without a change, the button says what the next one will need
    private bool NeedsSecond => View?.NeedsSecond(_draft) is true;

    private bool MaySave => !_isSaving && Differences.Count > 0 && Problems.Count == 0 && !string.IsNullOrWhiteSpace(_why);

    protected override Task<Result<TenantSettings>> ReadAsync(Actor actor, bool question) => readTenantSettings.RunAsync(actor, Disposed);

    protected override Task OnReadAsync()
    {
        _draft = View?.Current ?? _draft;
        return Task.CompletedTask;
    }

    private void Change(TenantConfiguration draft) => (_draft, _wrong, _news) = (draft, null, null);

    // Restoring a draft must not silently undo what someone else put into force meanwhile: this is reported and listed among the
    // differences.
    private void TakeBack(KeptSettings kept)
    {
        var isOlder = kept.Version != View!.Current.Version;
        (_draft, _news) = (
            (kept.Read() ?? _draft).WithCalendarsOf(View.Current),
            isOlder ? Texts.DraftOfOlderVersion.With(kept.Version) : null
        );
    }

    // what was sent back is written on; differences are those from the settings in force
    private void TakeOver(SentBackRule back)
    {
        var read = new KeptSettings(back.Change.BaseVersion, back.Change.ContentJson).Read();
        (_wrong, _news) = (read is null ? CaseworkTexts.ProposalUnreadable : null, read is null ? null : Texts.RestoredIntoForm);
        if (read is not null)
        {
            (_draft, _why) = (read.WithCalendarsOf(View!.Current), back.Why);
        }
    }

    // deny words only grow, and calendars that a file does not name stay
    private void TakeFile(TenantConfiguration read) =>
        (_draft, _wrong, _news) = (read.WithCalendarsOf(View!.Current), null, Texts.RestoredIntoForm);

    private void Discard() => (_draft, _why, _wrong, _news) = (View!.Current, "", null, null);

    private void Restore(SettingsVersion version)
    {
        // later denylist entries and calendars stay, and a version without calendars keeps the current ones
        string[] denied =
        [
            .. (View!.Current.Part.DeniedFeatures ?? [])
                .Union(version.Settings.Part.DeniedFeatures ?? [], StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        var part = version.Settings.Part with { DeniedFeatures = denied.Length > 0 ? denied : null };
        _draft = (version.Settings with { Part = part, RemovedCalendars = null }).WithCalendarsOf(View.Current);
        _why = $"{Texts.RestoresVersion.With(version.Settings.Version)} "; // the user continues the reason after this
        (_wrong, _news) = (null, Texts.RestoredIntoForm);
    }

    private Task KeyAsync(KeyboardEventArgs e) => e is { Key: "Enter", CtrlKey: true } && MaySave ? SaveAsync() : Task.CompletedTask;

    private async Task SaveAsync()
    {
        _isSaving = true;
        var request = new SaveTenantSettingsRequest(View!.Current.Version, _draft, _why);
        var sent = await SendAsync(await ActorAsync(), request);
        _wrong = sent.Error?.Message;
        if (sent.IsOk)
        {
            _why = "";
            await Task.WhenAll(_kept!.ForgetAsync(), _keptValues!.ForgetAsync());
            await ReadAgainAsync();
            _news = sent.Value;
        }
        else if (sent.Error.Kind is ErrorKind.Conflict)
        {
            // the draft stays, and the differences are now relative to what the other person saved
            Replace(await ReadAsync(await ActorAsync(), Question));
        }

        _isSaving = false; // until the page shows what was saved, a change read meanwhile only renews it
    }

    private async Task<Result<string>> SendAsync(Actor actor, SaveTenantSettingsRequest request)
    {
        if (NeedsSecond)
        {
            var proposed = await proposeSettings.RunAsync(actor, request, Disposed);
            return proposed.IsOk ? CaseworkTexts.ChangeWasSent : proposed.Error;
        }

        var saved = await saveTenantSettings.RunAsync(actor, request, Disposed);
        return saved.IsOk ? Texts.VersionSaved.With(saved.Value) : saved.Error;
    }
}
