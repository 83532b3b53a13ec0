using Bunit;
using RecsConsole.Engine.Sentences;
using RecsConsole.Features.Recommendations.Evidence;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Evidence;

/// <summary>A line of a card may end beside a fact, but not between a fact and the marks that touch it.</summary>
public sealed class ClaimTextTests : BunitContext
{
    [Fact]
    public void Marks_that_touch_a_fact_are_kept_with_it()
    {
        IReadOnlyList<ClaimSegment> sentence =
        [
            new("Required by policy \"", null),
            new("Verifying a caller", "policy"),
            new("\", version ", null),
            new("5", "version"),
            new(".", null),
            new(" Step", null),
            new(" ", null),
            new("2", "step"),
            new("; used in ", null),
            new("3", "used"),
            new("/", null),
            new("4 cases", "total"),
        ];

        var shown = Render(ClaimText.Of(this, sentence, _ => Task.CompletedTask));

        shown.FindAll(".fact-marks").Select(kept => kept.TextContent).ShouldBe(["\"Verifying a caller\",", "5.", "2;", "3/", "4 cases"]);
        string.Concat(shown.Nodes.Select(node => node.TextContent)).ShouldBe(string.Concat(sentence.Select(segment => segment.Text)));
        shown.FindAll("button.fact").Count.ShouldBe(5);
    }
}
