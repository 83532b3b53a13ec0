using System.Text.RegularExpressions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Components.Pages;

/// <summary>Figures of a column stand below each other, and the head stands above them.</summary>
public sealed partial class FigureColumnsTests
{
    [Fact]
    public void Cell_with_a_figure_is_aligned_as_one()
    {
        var wrong = Pages().SelectMany(page => UnalignedFigure().Matches(page.Text).Select(match => $"{page.Name}: {match.Value}"));

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Head_of_a_column_is_aligned_as_its_figures()
    {
        var wrong = Pages().SelectMany(page => Tables().Matches(page.Text).SelectMany(table => Unlike(page.Name, table)));

        wrong.ShouldBeEmpty();
    }

    // a table whose first row has other cells than its head is not compared
    private static IEnumerable<string> Unlike(string page, Match table)
    {
        var (heads, cells) = (CellsOf(table.Groups["head"].Value), CellsOf(table.Groups["row"].Value));
        return heads.Count != cells.Count
            ? []
            : Enumerable.Range(0, heads.Count).Where(i => heads[i] != cells[i]).Select(i => $"{page}, column {i + 1}");
    }

    private static List<bool> CellsOf(string markup) => [.. Cells().Matches(markup).Select(cell => Figures().IsMatch(cell.Value))];

    private static IEnumerable<(string Name, string Text)> Pages() =>
        Directory
            .EnumerateFiles(Path.Combine(RepositoryFolder.Top(), "RecsConsole", "Features"), "*.razor", SearchOption.AllDirectories)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path)));

    [GeneratedRegex(
        """<td(?![^>]*\bnum\b)[^>]*>(<b>)?@(ModelLabels\.(Figure|Mean)|PilotLabels\.Share)\(""",
        RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex UnalignedFigure();

    [GeneratedRegex(
        """<table class="table[^>]*>.*?<thead>(?<head>.*?)</thead>.*?<tbody>(?<row>.*?)</tr>""",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        10_000
    )]
    private static partial Regex Tables();

    [GeneratedRegex("""<t[hd]\b(?:[^>"]|"[^"]*")*>""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Cells();

    [GeneratedRegex("""class="[^"]*\bnum\b""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Figures();
}
