using Bunit;
using RecsConsole.Features.Documents.Administration;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

/// <summary>The narrow column beside a document shows each passage in its whole width, with its figures below.</summary>
public sealed class PassageFiguresTests : BunitContext
{
    private const string Line =
        "An account is locked after eight wrong passwords within fifteen minutes, and opens by itself after thirty.";

    [Fact]
    public void Passage_has_its_words_in_full_and_its_figures_by_name()
    {
        var figures = Render<PassageFigures>(parameters => parameters.Add(part => part.Passages, [new(Line, 6, 28, 7, 5)]));

        var line = figures.Find("li p");
        line.TextContent.ShouldBe(Line);
        line.GetAttribute("title").ShouldBe(Line);
        figures
            .FindAll("li dl > div")
            .Select(each => $"{each.QuerySelector("dt")!.TextContent} {each.QuerySelector("dd")!.TextContent}")
            .ShouldBe(["Suggested 28", "Opened 7", "Used 5", "Version 6"]);
    }

    [Fact]
    public void Document_of_which_no_passage_was_shown_says_so() =>
        Render<PassageFigures>(parameters => parameters.Add(part => part.Passages, [])).FindAll("li, dl").ShouldBeEmpty();
}
