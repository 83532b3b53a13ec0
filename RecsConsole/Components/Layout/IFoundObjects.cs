using RecsConsole.Platform;

namespace RecsConsole.Components.Layout;

/// <summary>Objects of a feature that the quick search finds by their titles, each feature with the rights of its own pages.</summary>
public interface IFoundObjects
{
    /// <summary>What the reader may open and the text names, the best match first; empty when nothing is.</summary>
    Task<IReadOnlyList<FoundObject>> FindAsync(Actor actor, string text, CancellationToken cancellationToken);
}

/// <summary>An object that was found.</summary>
/// <param name="Note">What it is, such as "policy".</param>
public sealed record FoundObject(string Title, string Note, string Address);
