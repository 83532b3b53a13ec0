namespace RecsConsole.Features.Models.Training;

/// <summary>What else acted on the person who answered an item, beside its place: without it, what helped cannot be told from what was said of it.</summary>
[Flags]
public enum Treatment
{
    None = 0,

    /// <summary>They opened the item's reasons, or read the document.</summary>
    Explained = 1,

    /// <summary>A letter was proposed to them for it, or one that rests on it.</summary>
    Letter = 2,

    /// <summary>It stood there by a draw, not by its score.</summary>
    Explored = 4,
}
