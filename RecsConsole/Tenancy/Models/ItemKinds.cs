using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tenancy.Models;

/// <summary>The kinds of the engine's slates as the kinds of the database's items and back: neither knows the other.</summary>
public static class ItemKinds
{
    /// <summary>The kind of the items of a slate.</summary>
    public static ItemKind ToItemKind(this SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => ItemKind.Action,
            SlateKind.Document => ItemKind.Document,
            SlateKind.Expert => ItemKind.Expert,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    /// <summary>The kind of the slate of an item.</summary>
    public static SlateKind ToSlateKind(this ItemKind kind) =>
        kind switch
        {
            ItemKind.Action => SlateKind.Action,
            ItemKind.Document => SlateKind.Document,
            ItemKind.Expert => SlateKind.Expert,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
}
