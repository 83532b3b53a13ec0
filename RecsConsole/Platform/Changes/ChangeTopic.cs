namespace RecsConsole.Platform.Changes;

/// <summary>What a subscriber of <see cref="ChangePoller"/> listens to: changes of one kind in one tenant.</summary>
/// <param name="Only">Only those about the object of this id; null for all.</param>
public readonly record struct ChangeTopic(Guid TenantId, ChangeKind Kind, Guid? Only = null);
