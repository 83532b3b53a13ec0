namespace RecsConsole.Features.Tenants;

/// <summary>A published action that a setting may name.</summary>
public sealed record SettingAction(string Key, string Title, string Kind);
