namespace RecsConsole.Features.Settings;

/// <summary>Message shown after a change.</summary>
public sealed record SettingSaid(SettingName Setting, string Words, bool IsWrong);
