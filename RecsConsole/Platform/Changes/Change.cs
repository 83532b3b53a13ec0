namespace RecsConsole.Platform.Changes;

/// <summary>One thing that moved, as subscribers of <see cref="ChangePoller"/> get it.</summary>
public sealed record Change(long Id, Guid TenantId, ChangeKind Kind, string Key);
