namespace RecsConsole.Features.Search.Palette;

/// <summary>A line of the palette: what it says and where it leads.</summary>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Line">The result it is, if it is one.</param>
/// <param name="Fill">A text to search for instead of leading anywhere.</param>
internal sealed record PaletteEntry(
    string Group,
    IReadOnlyList<TextPart> Title,
    string? Label = null,
    string? Note = null,
    string? Address = null,
    SearchLine? Line = null,
    string? Fill = null
)
{
    /// <summary>Selector of a control of the frame that it presses instead of leading anywhere.</summary>
    public string? Press { get; init; }

    /// <summary>Something was found: a result, a page or an action.</summary>
    public bool IsFound => Line is not null || Press is not null || IsPage;

    /// <summary>A page of the rail.</summary>
    public bool IsPage { get; init; }

    /// <summary>Id of the element of an entry.</summary>
    /// <param name="number">From 0, over all groups.</param>
    public static string IdOf(int number) => FormattableString.Invariant($"palette-{number}");

    /// <summary>Id of the heading of a group.</summary>
    public static string HeadingIdOf(string group) => "palette-" + group.Replace(' ', '-');
}
