namespace RecsConsole.Platform.Changes;

/// <summary>One change, as subscribers of <see cref="ChangePoller"/> get it.</summary>
public sealed record Change(long Id, Guid TenantId, ChangeKind Kind, string Key)
{
    /// <summary>Whether the change is about the object of this id.</summary>
    public bool Concerns(Guid id) => Guid.TryParse(Key, out var key) && key == id;
}
