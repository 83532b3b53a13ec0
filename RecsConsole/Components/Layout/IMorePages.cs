namespace RecsConsole.Components.Layout;

/// <summary>Pages below one of the rail that the quick search offers by their own titles.</summary>
public interface IMorePages
{
    /// <summary>In the reader's language.</summary>
    IReadOnlyList<RailLink> All { get; }
}
