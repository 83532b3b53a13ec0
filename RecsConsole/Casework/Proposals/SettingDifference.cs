namespace RecsConsole.Casework.Proposals;

/// <summary>A setting whose value differs between two versions.</summary>
public sealed record SettingDifference(string Title, string Before, string After);
