namespace RecsConsole.Platform.Changes;

/// <summary>One change, as subscribers of <see cref="ChangePoller"/> get it.</summary>
public sealed record Change(long Id, Guid TenantId, ChangeKind Kind, string Key)
{
    /// <summary>The id of the object that the change is about; null when its key is none.</summary>
    public Guid? ObjectId => Guid.TryParse(Key, out var id) ? id : null;

    /// <summary>Whether the change is about the object of this id.</summary>
    public bool Concerns(Guid id) => ObjectId == id;
}
