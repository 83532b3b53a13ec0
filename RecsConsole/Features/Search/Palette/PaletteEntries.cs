using System.Security.Claims;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Search.Results;

namespace RecsConsole.Features.Search.Palette;

/// <summary>
/// Entries of the palette: matching actions and pages, results, and a link to all of them; recent searches while nothing is typed.
/// </summary>
internal static class PaletteEntries
{
    private const int MaxPages = 3;
    private const int MaxLines = 9;
    private const int MinOfAnAction = 5;
    private const string Place = "\0";

    public static IReadOnlyList<PaletteEntry> Recent(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => new PaletteEntry(Texts.SearchedLately, [new(text, false)], Fill: text))];

    /// <summary>Matching pages and actions first; then results with exactly that name, then the others by kind.</summary>
    /// <param name="named">Matching pages and actions.</param>
    public static IReadOnlyList<PaletteEntry> Found(SearchAnswer answer, IEnumerable<PaletteEntry> named) =>
        [
            .. named,
            .. answer
                .Lines.Take(MaxLines)
                .GroupBy(line => line.Kind) // keeps the order of groups, and the order within each
                .OrderByDescending(group => group.Any(line => IsCalled(line, answer.Query.Text)))
                .SelectMany(group => group.OrderByDescending(line => IsCalled(line, answer.Query.Text)))
                .Select(OfLine),
            new(Texts.AllResults, [.. SeeAll(answer.Query.Text)], Address: answer.Query.Address),
        ];

    // the search text is highlighted wherever the language places it
    private static IEnumerable<HighlightPart> SeeAll(string text)
    {
        var around = Texts.SeeAllResults.With(Place).Split(Place);
        return new HighlightPart[] { new(around[0], false), new(text, true), new(around[1], false) }.Where(part => part.Text.Length > 0);
    }

    /// <summary>
    /// Actions available everywhere, through the controls in the user menu. Only when most of the name is typed: Enter does it immediately,
    /// and people searching for documents about signing in also type "sign".
    /// </summary>
    public static IEnumerable<PaletteEntry> Actions(string text) =>
        new[] { (Texts.SwitchTheme, "#person-menu [data-appearance=theme]"), (Texts.SignOut, "#person-menu form button") }
            .Where(action => text.Length > MinOfAnAction && action.Item1.StartsWith(text, StringComparison.OrdinalIgnoreCase))
            .Select(action => new PaletteEntry(Texts.ActionsGroup, [new(action.Item1, false)]) { Press = action.Item2 });

    /// <summary>Pages of the navigation, and the user's settings, whose title has a word beginning with the text.</summary>
    public static IEnumerable<PaletteEntry> Pages(string text, ClaimsPrincipal? person, IReadOnlyList<RailLink> links) =>
        links
            .Where(link => MayOpen(link, person))
            .Select(link => (link.Title, Note: (string?)link.Group.ToString(), link.Address))
            .Append((SharedTexts.YourSettings, null, RailLinks.SettingsAddress))
            .Where(page => Begins(page.Title, text))
            .OrderByDescending(page => string.Equals(page.Title, text, StringComparison.OrdinalIgnoreCase))
            .Take(MaxPages)
            .Select(page => new PaletteEntry(Texts.PagesGroup, [new(page.Title, false)], Note: page.Note, Address: page.Address)
            {
                IsPage = true,
            });

    private static bool Begins(string title, string text) =>
        text.Length > 0
        && (title.StartsWith(text, StringComparison.OrdinalIgnoreCase) || title.Contains(' ' + text, StringComparison.OrdinalIgnoreCase));

    private static bool IsCalled(SearchLine line, string text) =>
        string.Equals(string.Concat(line.Title.Select(part => part.Text)).Trim(), text.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool MayOpen(RailLink link, ClaimsPrincipal? person) =>
        link.Roles is null || (person is not null && link.Roles.Split(',').Any(role => person.IsInRole(role)));

    private static PaletteEntry OfLine(SearchLine line) =>
        new(
            SearchLabels.Many(line.Kind),
            line.Title,
            line.Kind == SearchKind.Case ? line.Label : null, // a document's key adds nothing to its title
            string.Join(" · ", line.Facts.Take(3).Select(fact => fact.Text)),
            line.Address,
            line
        );
}
