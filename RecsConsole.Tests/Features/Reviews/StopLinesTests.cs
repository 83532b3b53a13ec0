using Bunit;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Reviews.Findings.Strengths;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Whether a study is decided, in a sentence.</summary>
public sealed class StopLinesTests : BunitContext
{
    [Fact]
    public void Study_without_a_decided_case_names_no_chance() =>
        Words(new WinRate(0, 0)).ShouldBe("Not decided: no case is decided yet between rules and trees. Go on judging.");

    [Fact]
    public void Study_with_a_decided_case_names_the_chance_and_the_cases()
    {
        var words = Words(new WinRate(1, 0));

        words.ShouldStartWith("Not decided: between rules and trees the chance of the first is");
        words.ShouldContain("after 1 case.");
    }

    private string Words(WinRate wins) =>
        Render<StopLines>(parameters => parameters.Add(part => part.Stops, [StopFigures.Of("rules", "trees", wins, meetings: 1)]))
            .Find("p.none")
            .TextContent;
}
