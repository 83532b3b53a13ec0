namespace RecsConsole.Features.Catalog.Lists;

/// <summary>The columns of a version with which a list finds, counts and orders its items.</summary>
internal record VersionHead(string Key, int Version, string Title, VersionStatus Status, DateTimeOffset UpdatedAt)
{
    /// <summary>For a step that is taken from the list: nobody may have changed the version since it was read.</summary>
    public long Revision { get; init; }
}
