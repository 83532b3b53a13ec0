using Bunit;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates.Docking;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Recommendations.Slates.ShownActions;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>One tap on a phone acts on the first step, so its sign stands beside the button.</summary>
public sealed class SuggestionDockTests : BunitContext
{
    [Fact]
    public void Docked_step_shows_how_sure_it_is()
    {
        var dock = Dock(AnAction("reload", 1) with { Policy = null, Confidence = ConfidenceLabel.Low });

        dock.Find(".name").TextContent.ShouldBe("Title of reload");
        dock.Find(".signs .conf.low").TextContent.ShouldContain("Low");
        dock.FindAll(".signs .tag").ShouldBeEmpty();
    }

    [Fact]
    public void Docked_step_that_policy_requires_says_so_instead()
    {
        var dock = Dock(AnAction("verify", 1) with { Policy = "Identity checks" });

        dock.Find(".signs .tag").TextContent.ShouldContain("Identity checks");
        dock.FindAll(".conf").ShouldBeEmpty();
    }

    private IRenderedComponent<SuggestionDock> Dock(ShownItem item) =>
        Render<SuggestionDock>(parameters => parameters.Add(dock => dock.Item, item).Add(dock => dock.Count, 3));
}
