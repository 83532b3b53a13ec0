namespace RecsConsole.Features.Search.Palette;

/// <summary>An entry of the palette, with its target.</summary>
/// <param name="Group">Heading of the entry's group.</param>
/// <param name="Line">The search result behind the entry, if there is one.</param>
/// <param name="Fill">A text to search for, instead of a link.</param>
internal sealed record PaletteEntry(
    string Group,
    IReadOnlyList<HighlightPart> Title,
    string? Label = null,
    string? Note = null,
    string? Address = null,
    SearchLine? Line = null,
    string? Fill = null
)
{
    /// <summary>The command that the entry executes, instead of a link.</summary>
    public PaletteAction? Does { get; init; }

    /// <summary>An action or a page that matches the text without being named by it.</summary>
    public bool IsGuess { get; init; }

    /// <summary>Whether the entry was found by the search: a result, a page or an action.</summary>
    public bool IsFound => Line is not null || Does is not null || IsPage;

    /// <summary>Whether the entry is a page: of the navigation, or of an object of the catalog.</summary>
    public bool IsPage { get; init; }

    /// <summary>DOM id of an entry.</summary>
    /// <param name="number">From 0, over all groups.</param>
    public static string IdOf(int number) => FormattableString.Invariant($"palette-{number}");

    /// <summary>DOM id of a group's heading.</summary>
    public static string HeadingIdOf(string group) => "palette-" + group.Replace(' ', '-');
}
