namespace RecsConsole.Features.Models.Training;

/// <summary>
/// Other influences on the person who answered an item, besides its rank: without them, an item's effect cannot be separated from its
/// presentation.
/// </summary>
[Flags]
public enum Treatment
{
    None = 0,

    /// <summary>They opened the item's reasons, or read the document.</summary>
    Explained = 1,

    /// <summary>A letter for the item, or one based on it, was proposed to them.</summary>
    Letter = 2,

    /// <summary>The item was placed by an exploration draw, not by its score.</summary>
    Explored = 4,
}
