using System.Security.Claims;
using RecsConsole.Components.Layout;
using RecsConsole.Components.Lists;
using RecsConsole.Features.Search.Results;

namespace RecsConsole.Features.Search.Palette;

/// <summary>
/// Entries of the palette: matching commands, pages and objects of the catalog, results, and a link to all of them; recent searches while
/// nothing is typed.
/// </summary>
internal static class PaletteEntries
{
    private const int MaxPages = 3;
    private const int MaxLines = 9;
    private const int MaxActions = 4;
    private const int MaxObjects = 4;
    private const string Place = "\0";

    public static IReadOnlyList<PaletteEntry> Recent(IReadOnlyList<string> texts) =>
        [.. texts.Select(text => new PaletteEntry(Texts.SearchedLately, [new(text, false)], Fill: text))];

    /// <summary>Matching pages, commands and objects first; then results with exactly that name, then the others by kind.</summary>
    /// <param name="named">Matching pages, commands and objects.</param>
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

    /// <summary>The commands available on the open page that match the text; those named by the text come first.</summary>
    public static IEnumerable<PaletteEntry> Actions(string text, PaletteReach reach) =>
        PaletteAction
            .All.Where(action => action.Matches(text) && reach.Has(action))
            .OrderByDescending(action => action.IsNamedBy(text))
            .Take(MaxActions)
            .Select(action => new PaletteEntry(Texts.ActionsGroup, [new(action.Title, false)])
            {
                Does = action,
                IsGuess = !action.IsNamedBy(text),
            });

    /// <summary>
    /// Pages of the navigation with a word in the title that begins with the text, and the settings page for words that describe a setting.
    /// </summary>
    public static IEnumerable<PaletteEntry> Pages(string text, PaletteReach reach, IReadOnlyList<RailLink> links) =>
        links
            .Where(link => MayOpen(link, reach.Person) && (TypedWords.Begin(text, link.Title) || IsOfSettings(link, text)))
            .OrderByDescending(link => string.Equals(link.Title, text, StringComparison.OrdinalIgnoreCase))
            .ThenByDescending(link => TypedWords.Begin(text, link.Title))
            .Take(MaxPages)
            .Select(link => new PaletteEntry(Texts.PagesGroup, [new(link.Title, false)], Note: NoteOf(link), Address: link.Address)
            {
                IsPage = true,
                IsGuess = !TypedWords.Begin(text, link.Title),
            });

    /// <summary>Objects of other features that the text names, such as policies, in the order in which they were found.</summary>
    public static IEnumerable<PaletteEntry> Objects(string text, IEnumerable<FoundObject> found) =>
        found
            .Take(MaxObjects)
            .Select(each => new PaletteEntry(Texts.CatalogGroup, [new(each.Title, false)], Note: each.Note, Address: each.Address)
            {
                IsPage = true,
                IsGuess = !TypedWords.Begin(text, each.Title),
            });

    /// <summary>The entry that Enter selects first: while there are results, not one that the text does not name.</summary>
    public static int StartOf(IReadOnlyList<PaletteEntry> entries) =>
        Math.Max(0, entries is [{ IsGuess: true }, ..] ? entries.ToList().FindIndex(entry => !entry.IsGuess && entry.IsFound) : 0);

    private static bool IsOfSettings(RailLink link, string text) =>
        string.Equals(link.Address, RailLinks.SettingsAddress, StringComparison.Ordinal) && TypedWords.AreIn(text, Texts.SettingsWords);

    private static string? NoteOf(RailLink link) =>
        string.Equals(link.Address, RailLinks.SettingsAddress, StringComparison.Ordinal) ? null : link.Group.ToString();

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
