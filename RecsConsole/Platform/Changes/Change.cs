namespace RecsConsole.Platform.Changes;

/// <summary>One thing that moved, as subscribers of <see cref="ChangePoller"/> get it.</summary>
public sealed record Change(long Id, Guid TenantId, ChangeKind Kind, string Key)
{
    /// <summary>Whether the object of this id moved, where the key is an id.</summary>
    public bool Concerns(Guid id) => Guid.TryParse(Key, out var key) && key == id;
}
