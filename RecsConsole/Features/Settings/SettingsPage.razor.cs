using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Settings;

/// <summary>Personal settings. Each change is saved immediately and confirmed.</summary>
public sealed partial class SettingsPage(ReadSettings readSettings, SaveSetting saveSetting, NavigationManager navigation)
{
    private const string SavedAddress = "/settings?said=";
    private SettingResult? _result;

    /// <summary>What was saved before the page was reloaded: "language", "zone", "password" or "factor".</summary>
    [SupplyParameterFromQuery]
    public string? Said { get; set; }

    protected override string Question => "";

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Settings];

    protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => actor.PersonId;

    protected override Task<Result<OwnSettings>> ReadAsync(Actor actor, string question) => readSettings.RunAsync(actor, Disposed);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (Said is "language" or "zone")
        {
            var saved = Said is "language" ? SettingName.Language : SettingName.TimeZone;
            _result = new(saved, Texts.SettingSaved, IsWrong: false);
        }
    }

    private SettingResult? ResultOf(SettingName setting) => _result?.Setting == setting ? _result : null;

    // The circuit keeps the culture and the zone of the request that opened it, so the page is reloaded and confirms the change afterwards.
    private Task SpeakAsync(string language) => SaveAndReloadAsync(SettingName.Language, language, "language");

    private Task LiveInAsync(string zone) => SaveAndReloadAsync(SettingName.TimeZone, zone, "zone");

    private async Task SaveAndReloadAsync(SettingName setting, string value, string said)
    {
        var saved = await saveSetting.RunAsync(await ActorAsync(), new(setting, value), Disposed);
        if (saved.Error is { } error)
        {
            _result = new(setting, error.Message, IsWrong: true);
            return;
        }

        navigation.NavigateTo(SavedAddress + said, forceLoad: true);
    }

    private async Task SaveAsync(SettingName setting, string value)
    {
        _result = null; // so that repeating the same message announces it again
        StateHasChanged();
        var saved = await saveSetting.RunAsync(await ActorAsync(), new(setting, value), Disposed);
        _result = new(setting, saved.Error?.Message ?? Texts.SettingSaved, IsWrong: !saved.IsOk);
        await ReadAgainAsync();
    }
}
