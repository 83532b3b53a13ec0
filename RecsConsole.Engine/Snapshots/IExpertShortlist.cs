namespace RecsConsole.Engine.Snapshots;

/// <summary>The people whose load and presence the snapshot holds, with what proposed them; known to the sources of experts only.</summary>
public interface IExpertShortlist
{
    /// <summary>Ids in the order of their candidate ids.</summary>
    IReadOnlyList<Guid> PersonIds { get; }
}
