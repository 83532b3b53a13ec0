using RecsConsole.Features.Recommendations.Similar;
using RecsConsole.Recommender.Cards;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Similar;

public sealed class SimilarReasonsTests
{
    private static readonly ShownSimilarCase s_one = ACase("BR-1", "same issue type", "same product");
    private static readonly ShownSimilarCase s_two = ACase("BR-2", "same issue type");
    private static readonly ShownSimilarCase s_three = ACase("BR-3", "same issue type", "same customer");

    [Fact]
    public void What_every_case_shares_is_said_once_and_each_row_says_the_rest()
    {
        var why = new SimilarReasons([s_one, s_two, s_three], Words(["printer", "jams"], ["Printer"], ["printer", "tray"]));

        why.OfAll.ShouldBe("All 3: also mention printer · same issue type");
        why.Of(s_one).ShouldBe("both mention jams · same product");
        why.Of(s_two).ShouldBeNull();
        why.Of(s_three).ShouldBe("both mention tray · same customer");
    }

    [Fact]
    public void Words_that_one_case_lacks_stay_in_the_rows()
    {
        var why = new SimilarReasons([s_one, s_two], Words(["printer"], [], []));

        why.OfAll.ShouldBe("All 2: same issue type");
        why.Of(s_one).ShouldBe("both mention printer · same product");
    }

    [Fact]
    public void Single_case_keeps_its_reasons_and_one_without_any_has_similar_steps()
    {
        new SimilarReasons([s_two], null).OfAll.ShouldBeNull();
        new SimilarReasons([s_two], null).Of(s_two).ShouldBe("same issue type");
        new SimilarReasons([ACase("BR-4")], null).Of(ACase("BR-4")).ShouldBe("similar steps");
    }

    [Fact]
    public void Warning_of_most_cases_is_stated_once_and_another_one_in_its_row()
    {
        ShownSimilarCase[] cases =
        [
            s_one with
            {
                Warning = "Old process.",
            },
            s_two with
            {
                Warning = "Old process.",
            },
            s_three with
            {
                Warning = "One step is gone.",
            },
        ];

        var why = new SimilarReasons(cases, null);

        why.OfMost.ShouldBe("2 of 3: Old process.");
        cases.Select(why.WarningOf).ShouldBe([null, null, "One step is gone."]);
        new SimilarReasons([cases[0], s_two], null).OfMost.ShouldBeNull();
    }

    private static Dictionary<Guid, IReadOnlyList<string>> Words(params string[][] ofEach) =>
        new[] { s_one, s_two, s_three }.Zip(ofEach).ToDictionary(pair => pair.First.Id, pair => (IReadOnlyList<string>)pair.Second);

    private static ShownSimilarCase ACase(string key, params string[] why) =>
        new(Guid.CreateVersion7(), key, "Printer jams", why, "Solved in 5 h", null, true, [], 0, null);
}
