namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// The people whose load and presence the snapshot holds, with the sources that proposed them; used by the expert sources only.
/// </summary>
public interface IExpertShortlist
{
    /// <summary>Ids in the order of their candidate ids.</summary>
    IReadOnlyList<Guid> PersonIds { get; }
}
