using AngleSharp.Html.Parser;
using RecsConsole.Features.Documents;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

public sealed class MarkdownPageTests
{
    public static TheoryData<string> Attacks =>
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![x](javascript:alert(1))",
            "![x](data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=)",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java\tscript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](data:text/html,<script>alert(1)</script>)",
            "[x](vbscript:msgbox)",
            "[x](file:///etc/passwd)",
            "[x](//evil.example/a)",
            "[x](/\\evil.example)",
            "<a href=\"javascript:alert(1)\">x</a>",
            "<!-- <script>alert(1)</script> -->",
            "<svg/onload=alert(1)>",
            "<iframe src=https://evil.example></iframe>",
            "<style>body{display:none}</style>",
            "<form action=https://evil.example><input name=a></form>",
            "<p style=\"position:fixed\" id=\"page\">x</p>",
            "<javascript:alert(1)>",
            "[x]: javascript:alert(1)\n\n[x]",
            "`</code><script>alert(1)</script>`",
            "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
        ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Attack_leaves_only_listed_elements_attributes_and_schemes(string markdown)
    {
        var html = MarkdownPage.Render(markdown, "Title")!.Html;

        var body = new HtmlParser().ParseDocument(html).Body!;
        body.QuerySelectorAll("script, img, svg, iframe, style, form, input, object").ShouldBeEmpty();
        body.QuerySelectorAll("*")
            .SelectMany(element => element.Attributes)
            .Select(attribute => attribute.Name)
            .Except(["href", "rel", "tabindex"], StringComparer.Ordinal)
            .ShouldBeEmpty();
        body.QuerySelectorAll("[href]").ShouldBeEmpty();
        html.ShouldNotContain("<!--");
    }

    [Fact]
    public void Ordinary_text_keeps_its_shape()
    {
        var html = MarkdownPage
            .Render(
                "# Title\n\nUse **AUTHN-4012**, see [codes](/documents/codes) or [the site](https://a.example).\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
                "Title"
            )!
            .Html;

        html.ShouldNotContain("<h1>");
        html.ShouldContain("<strong>AUTHN-4012</strong>");
        html.ShouldContain("href=\"/documents/codes\"");
        html.ShouldContain("href=\"https://a.example\"");
        html.ShouldContain("<td>2</td>");
    }

    [Fact]
    public void Code_in_a_cell_is_never_split_and_its_text_stays_as_written()
    {
        var html = MarkdownPage
            .Render("| Code | Meaning |\n|---|---|\n| AUTHN-4012 | as MON-07, see **AUTHN-4015** |\n\nAUTHN-4030 in a text", "Title")!
            .Html;

        var body = new HtmlParser().ParseDocument(html).Body!;
        body.QuerySelectorAll("[data-code]").Select(code => code.TextContent).ShouldBe(["AUTHN-4012", "MON-07", "AUTHN-4015"]);
        body.QuerySelectorAll("td").Select(cell => cell.TextContent).ShouldBe(["AUTHN-4012", "as MON-07, see AUTHN-4015"]);
        body.QuerySelector("table")!.GetAttribute("tabindex").ShouldBe("0");
    }

    [Fact]
    public void Document_without_text_has_no_page() => MarkdownPage.Render("  ", "Title").ShouldBeNull();

    public static TheoryData<string> Knots =>
        [
            new string('[', 200),
            new string('[', 80_000),
            string.Concat(Enumerable.Repeat("[a](", 20_000)),
            string.Concat(Enumerable.Repeat("![", 40_000)),
            string.Concat(Enumerable.Repeat("*a **a ", 12_000)),
            string.Concat(Enumerable.Repeat("_a __a ", 12_000)),
            string.Concat(Enumerable.Range(1, 400).Select(length => new string('`', length) + "a")),
            new string('>', 80_000),
            string.Concat(Enumerable.Repeat("> ", 500)) + "a",
            string.Concat(Enumerable.Repeat("- ", 500)) + "a",
            string.Concat(Enumerable.Repeat("|a", 40_000)) + "\n" + string.Concat(Enumerable.Repeat("|-", 40_000)),
            string.Concat(Enumerable.Repeat("<a ", 30_000)),
        ];

    [Theory]
    [MemberData(nameof(Knots))]
    public void Knotted_text_is_shown_and_breaks_no_page(string markdown)
    {
        var page = MarkdownPage.Render(markdown, "Title");

        page!.Html.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Hostile_text_beyond_a_limit_is_plain_text(string markdown)
    {
        var html = MarkdownPage.Render(markdown, "Title", passage: null, new MarkdownLimits { Characters = 1 })!.Html;

        var body = new HtmlParser().ParseDocument(html).Body!;
        body.QuerySelectorAll("*").ShouldHaveSingleItem().LocalName.ShouldBe("pre");
        body.TextContent.ShouldBe(markdown);
    }

    [Theory]
    [InlineData("a **b** c", 0, 0, 0, true)]
    [InlineData("a **b** c", -1, 0, 0, false)]
    [InlineData("[a](/b) `c`", 0, -1, 0, false)]
    [InlineData("[a](/b) `c`", 0, 0, 0, true)]
    [InlineData("a **b** c", 0, 0, -1, false)]
    [InlineData("> > > a", 0, 0, -1, false)]
    public void Each_limit_alone_decides_between_page_and_plain_text(string text, int letters, int brackets, int marks, bool isPage)
    {
        var limits = new MarkdownLimits
        {
            Characters = text.Length + letters,
            Brackets = text.Count(letter => letter == '[') + brackets,
            Marks = text.Count(letter => "*_~^=`<>|!".Contains(letter, StringComparison.Ordinal)) + marks,
        };

        MarkdownPage.Render(text, "Title", passage: null, limits)!.Html.StartsWith("<pre>", StringComparison.Ordinal).ShouldBe(!isPage);
    }

    [Theory]
    [MemberData(nameof(Knots))]
    public void Knotted_text_is_within_the_limits_or_plain(string markdown)
    {
        var isAllowed = MarkdownLimits.Usual.Allow(markdown);
        var html = MarkdownPage.Render(markdown, "Title")!.Html;

        (isAllowed || html == $"<pre>{System.Net.WebUtility.HtmlEncode(markdown.Trim())}</pre>").ShouldBeTrue();
        PlainMarkdown.Of(markdown).ShouldNotBeNull();
    }

    // the size of the review's attack, which took ten seconds each: the bound is for a busy machine, the best of a few times for the code
    [Theory]
    [InlineData("[a](", 20_000)]
    [InlineData("[", 80_000)]
    [InlineData("> ", 40_000)]
    public void Hostile_text_takes_no_time(string knot, int times)
    {
        var markdown = string.Concat(Enumerable.Repeat(knot, times));

        var best = Enumerable.Range(0, 5).Min(_ => TimeOf(() => MarkdownPage.Render(markdown, "Title")));

        best.ShouldBeLessThan(TimeSpan.FromMilliseconds(50));
    }

    private static TimeSpan TimeOf(Action render)
    {
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        render();
        return System.Diagnostics.Stopwatch.GetElapsedTime(begun);
    }

    [Theory]
    [InlineData("[", 80_000)]
    [InlineData("[a](", 20_000)]
    [InlineData("*a **a ", 12_000)]
    public void Text_beyond_the_limits_is_shown_as_it_was_typed(string knot, int times)
    {
        var page = MarkdownPage.Render(string.Concat(Enumerable.Repeat(knot, times)), "Title");

        page!.Html.ShouldStartWith("<pre>" + knot);
    }
}
