using RecsConsole.Engine.Text;
using RecsConsole.Features.Documents;
using RecsConsole.Features.Documents.Reading;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents.Reading;

public sealed class DocumentPartTests
{
    private const string Text =
        "# Title\n\nBefore **all**.\n\n1. First\n2. Second\n\n## Then\n\n- a point\n\n1. Third\n   1. inner\n\nAfter.\n";

    [Fact]
    public void Numbered_lists_become_steps_counted_through_the_document()
    {
        var parts = Parts(Text, null);

        parts.Select(part => part.Steps.Count).ShouldBe([0, 2, 0, 1, 0]);
        parts.SelectMany(part => part.Steps).Select(step => (step.Number, step.Place)).ShouldBe([(1, 1), (2, 2), (3, 1)]);
        parts[0].Prose!.Html.ShouldBe("<p>Before <strong>all</strong>.</p>");
        parts[3].Steps[0].Text.Html.ShouldContain("<li>inner</li>"); // a list inside a step belongs to that step
    }

    [Fact]
    public void Passage_is_marked_where_it_stands_and_nowhere_else()
    {
        var parts = Parts(Text, SpanOf("Before **all**."));

        parts[0].Prose!.Html.ShouldStartWith("<p data-passage=\"\">Before");
        parts.SelectMany(part => part.Steps).ShouldAllBe(step => !step.IsPassage);
        parts[^1].Prose!.Html.ShouldBe("<p>After.</p>");
    }

    [Fact]
    public void Passage_in_a_list_marks_its_steps()
    {
        var steps = Parts(Text, SpanOf("1. First\n2. Second")).SelectMany(part => part.Steps);

        steps.Select(step => step.IsPassage).ShouldBe([true, true, false]);
    }

    [Fact]
    public void Passage_beyond_the_text_marks_nothing() =>
        string.Concat(Parts(Text, new(Text.Length + 5, 40)).Select(part => part.Prose?.Html)).ShouldNotContain("data-passage");

    [Fact]
    public void Mark_cannot_be_written_into_a_document() =>
        string.Concat(Parts("<p data-passage>x</p>\n\n{data-passage}\nword", null).Select(part => part.Prose!.Html))
            .ShouldNotContain("<p data");

    private static PassageSpan SpanOf(string words) => new(Text.IndexOf(words, StringComparison.Ordinal), words.Length);

    private static IReadOnlyList<DocumentPart> Parts(string text, PassageSpan? passage) =>
        MarkdownPage.Render(text, "Title", passage)!.Parts();
}
