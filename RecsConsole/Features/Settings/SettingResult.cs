namespace RecsConsole.Features.Settings;

/// <summary>Message shown after a change.</summary>
public sealed record SettingResult(SettingName Setting, string Words, bool IsWrong);
