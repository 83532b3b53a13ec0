namespace RecsConsole.Engine.Vocabulary;

/// <summary>Identifies an item that a slate can show.</summary>
/// <param name="Id">Key of an action or document, or id of a person.</param>
public readonly record struct ItemKey(SlateKind Kind, string Id);
