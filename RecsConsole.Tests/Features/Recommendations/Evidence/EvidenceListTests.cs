using Bunit;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Recommender.Evidence;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Evidence;

/// <summary>The list of evidence shows a page at a time, and always says what it counts without listing it.</summary>
public sealed class EvidenceListTests : BunitContext
{
    [Fact]
    public void All_rows_can_be_reached_and_the_rest_is_told_from_the_start()
    {
        var list = Show(75, "4 more that you cannot see now");

        list.FindAll("li").Count.ShouldBe(10);
        list.Find(".rest").TextContent.ShouldBe("4 more that you cannot see now");
        list.Find("button").TextContent.ShouldBe("Show 50 more of 75");

        list.Find("button").Click();

        list.FindAll("li").Count.ShouldBe(60);
        list.Find("button").TextContent.ShouldBe("Show all 75");

        list.Find("button").Click();

        list.FindAll("li").Count.ShouldBe(75);
        list.FindAll("button").ShouldBeEmpty();
        list.FindAll(".rest").Count.ShouldBe(1);
    }

    [Fact]
    public void Few_rows_need_no_button()
    {
        var list = Show(10);

        list.FindAll("li").Count.ShouldBe(10);
        list.FindAll("button, .rest").ShouldBeEmpty();
    }

    private IRenderedComponent<EvidenceList> Show(int rows, params string[] rest)
    {
        IReadOnlyList<EvidenceLine> lines =
        [
            .. Enumerable.Range(1, rows).Select(number => new EvidenceLine($"T-{number}", $"/cases/T-{number}", null)),
            .. rest.Select(text => new EvidenceLine(text, null, null) { IsRest = true }),
        ];
        return Render<EvidenceList>(parameters => parameters.Add(list => list.Lines, lines));
    }
}
