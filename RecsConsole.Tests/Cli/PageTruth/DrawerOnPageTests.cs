using AngleSharp.Html.Parser;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Cli.PageTruth;

/// <summary>
/// The drawer of "5 similar cases" is read as it opens: two on its first page, two behind its button, and one that is counted.
/// </summary>
public sealed class DrawerOnPageTests
{
    private const string Drawer = """
        <section class="drawer"><ul>
          <li><a class="fact" href="/cases/S-1">S-1</a></li><li><a class="fact" href="/cases/S%2D2">S-2</a></li>
        </ul><p class="more"><button>Show all 4</button></p><p class="rest small">1 more that you may not see</p>
        <p class="more trace"><a href="/decisions/1">Full trace</a></p></section>
        """;

    private static readonly CardEvidence s_opened = new(["S-1", "S-2", "S-3", "S-4"], 1, false);

    [Fact]
    public void Drawer_that_accounts_for_its_number_is_no_finding()
    {
        var drawer = Read(Drawer);

        (drawer.Behind, drawer.More, drawer.Whole).ShouldBe((2, 1, 5));
        drawer.Cases.ShouldBe(["S-1", "S-2"]);
        Find(Drawer).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Show all 4", "Show all 3", true)]
    [InlineData("<p class=\"more\"><button>Show all 4</button></p>", "", true)]
    [InlineData("1 more that", "2 more that", true)]
    [InlineData("/cases/S-1", "/cases/S-9", false)]
    public void Drawer_that_shows_otherwise_is_found(string right, string wrong, bool isCount) =>
        Find(Drawer.Replace(right, wrong, StringComparison.Ordinal)).ShouldBe([isCount ? FindingKind.Count : FindingKind.Contradiction]);

    [Fact]
    public void Drawer_that_lists_nothing_of_what_opens_is_found() =>
        Find("""<section class="drawer"><ul></ul></section>""").ShouldBe([FindingKind.Count, FindingKind.Contradiction]);

    private static List<FindingKind> Find(string drawer) =>
        [.. Read(drawer).Check("C-1", Card(), new("used", "5 similar cases"), s_opened).Select(finding => finding.Kind)];

    private static DrawerOnPage Read(string drawer) =>
        DrawerOnPage.From(new HtmlParser().ParseDocument(drawer).QuerySelector(".drawer").ShouldNotBeNull());

    private static PageCard Card() =>
        new(
            new(SlateKind.Action, "fix", 1, 1, 0, 1, "Fix it", null, ConfidenceLabel.Low, [], [], [], [], null, null, null),
            "Used in 5 similar cases.",
            [],
            null,
            null,
            null
        );
}
