using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Settings;

/// <summary>Personal settings. Each change is saved immediately and confirmed.</summary>
public sealed partial class SettingsPage(ReadSettings readSettings, SaveSetting saveSetting, NavigationManager navigation)
{
    private const string LanguageSavedAddress = "/settings?said=language";
    private SettingResult? _result;

    /// <summary>What was saved before the page was reloaded: "language", "password" or "factor".</summary>
    [SupplyParameterFromQuery]
    public string? Said { get; set; }

    protected override string Question => "";

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Settings];

    protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => actor.PersonId;

    protected override Task<Result<OwnSettings>> ReadAsync(Actor actor, string question) => readSettings.RunAsync(actor, Disposed);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        if (Said is "language")
        {
            _result = new(SettingName.Language, Texts.SettingSaved, IsWrong: false);
        }
    }

    private SettingResult? ResultOf(SettingName setting) => _result?.Setting == setting ? _result : null;

    // The circuit keeps the culture of the request that opened it, so the page is reloaded and confirms the change afterwards.
    private async Task SpeakAsync(string language)
    {
        var saved = await saveSetting.RunAsync(await ActorAsync(), new(SettingName.Language, language), Disposed);
        if (saved.Error is { } error)
        {
            _result = new(SettingName.Language, error.Message, IsWrong: true);
            return;
        }

        navigation.NavigateTo(LanguageSavedAddress, forceLoad: true);
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
