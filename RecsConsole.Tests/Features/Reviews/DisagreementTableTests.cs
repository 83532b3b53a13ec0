using Bunit;
using RecsConsole.Features.Reviews.Findings;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

public sealed class DisagreementTableTests : BunitContext
{
    [Fact]
    public void Only_answers_to_the_same_question_are_decided()
    {
        var same = Line(isSame: true);
        var other = Line(isSame: false);

        var table = Render<DisagreementTable>(p => p.Add(t => t.Study, Guid.NewGuid()).Add(t => t.Lines, [same, other]));

        var rows = table.FindAll("tbody tr");
        rows[0].QuerySelectorAll("a").Select(link => link.TextContent).ShouldContain("Decide");
        rows[1].QuerySelectorAll("a").Select(link => link.TextContent).ShouldNotContain("Decide");
        rows[1].TextContent.ShouldContain("saw different suggestions");
        rows[1].TextContent.ShouldContain("nothing to decide");
    }

    private static Disagreement Line(bool isSame) =>
        new(
            Guid.NewGuid(),
            "BR-1042",
            "Login fails",
            isSame,
            new("Rita", "Equally good", []),
            new("Felix", "Both bad", []),
            MayDecide: true,
            null
        );
}
