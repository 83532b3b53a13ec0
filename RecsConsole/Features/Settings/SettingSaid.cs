namespace RecsConsole.Features.Settings;

/// <summary>What is said of a change.</summary>
public sealed record SettingSaid(SettingName Setting, string Words, bool IsWrong);
