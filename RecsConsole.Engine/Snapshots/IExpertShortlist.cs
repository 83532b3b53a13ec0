namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// The people whose load and presence the snapshot contains, with the sources that proposed them; used only by the expert sources.
/// </summary>
public interface IExpertShortlist
{
    /// <summary>Ids, ordered by candidate id.</summary>
    IReadOnlyList<Guid> PersonIds { get; }
}
