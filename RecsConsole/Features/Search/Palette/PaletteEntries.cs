using System.Security.Claims;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Search.Results;

namespace RecsConsole.Features.Search.Palette;

/// <summary>What the palette shows: results, pages of that name, and the way to all of them; recent searches while nothing is typed.</summary>
internal static class PaletteEntries
{
    private const int MostPages = 3;
    private const int MostLines = 9;

    public static IReadOnlyList<PaletteEntry> Recent(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => new PaletteEntry(Texts.SearchedLately, [new(text, false)], Fill: text))];

    public static IReadOnlyList<PaletteEntry> Found(SearchAnswer answer, IEnumerable<PaletteEntry> pages) =>
        [
            .. answer.Lines.Take(MostLines).Select(OfLine),
            .. pages,
            new(Texts.AllResults, [new(Texts.SeeAllResults, false), new(answer.Query.Text, true)], Address: answer.Query.Address),
        ];

    /// <summary>Pages of the rail whose title has a word that begins like the text.</summary>
    public static IEnumerable<PaletteEntry> Pages(string text, ClaimsPrincipal? person, IReadOnlyList<RailLink> links) =>
        links
            .Where(link => MayOpen(link, person))
            .Where(link =>
                text.Length > 0
                && (
                    link.Title.StartsWith(text, StringComparison.OrdinalIgnoreCase)
                    || link.Title.Contains(' ' + text, StringComparison.OrdinalIgnoreCase)
                )
            )
            .Take(MostPages)
            .Select(link => new PaletteEntry("Pages", [new(link.Title, false)], Note: link.Group.ToString(), Address: link.Address));

    private static bool MayOpen(RailLink link, ClaimsPrincipal? person) =>
        link.Roles is null || (person is not null && link.Roles.Split(',').Any(role => person.IsInRole(role)));

    private static PaletteEntry OfLine(SearchLine line) =>
        new(
            SearchLabels.Many(line.Kind),
            line.Title,
            line.Kind == SearchKind.Case ? line.Label : null, // a document's key says no more than its title
            string.Join(" · ", line.Facts.Take(3).Select(fact => fact.Text)),
            line.Address,
            line
        );
}
