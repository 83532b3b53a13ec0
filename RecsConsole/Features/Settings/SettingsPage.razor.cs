using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Settings;

/// <summary>Where a person sets what concerns only them. Each change is kept at once, and said.</summary>
public sealed partial class SettingsPage(ReadSettings readSettings, SaveSetting saveSetting)
{
    private SettingSaid? _said;

    protected override string Question => "";

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Settings];

    protected override Task<Result<OwnSettings>> ReadAsync(Actor actor, string question) => readSettings.RunAsync(actor, Disposed);

    private SettingSaid? Said(SettingName setting) => _said?.Setting == setting ? _said : null;

    private async Task SaveAsync(SettingName setting, string value)
    {
        _said = null; // the same word twice is said twice
        StateHasChanged();
        var saved = await saveSetting.RunAsync(await ActorAsync(), new(setting, value), Disposed);
        _said = new(setting, saved.Error?.Message ?? Texts.SettingSaved, IsWrong: !saved.IsOk);
        await ReadAgainAsync();
    }
}
