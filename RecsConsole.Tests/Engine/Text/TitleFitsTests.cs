using RecsConsole.Engine.Text;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Text;

public sealed class TitleFitsTests
{
    private static readonly TitleFits Titles = new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["lift"] = "Call the lift company",
            ["plumber"] = "Call a plumber",
            ["ask"] = "Ask for details",
        }
    );

    [Fact]
    public void Title_that_the_text_names_more_of_fits_better_and_others_not_at_all()
    {
        var fits = Titles.Of("Lift stuck between floors, the lift company does not answer").ToDictionary();

        fits.Keys.ShouldBe(["lift"]);
        fits["lift"].ShouldBeInRange(500_000, 999_999); // "call" is not named
    }

    [Fact]
    public void Rare_word_weighs_more_than_one_of_many_titles()
    {
        var fits = Titles.Of("Please call: the lift is stuck").ToDictionary();

        fits["lift"].ShouldBeGreaterThan(fits["plumber"] / 2);
        Titles.Of("call").ToDictionary()["plumber"].ShouldBeLessThan(Titles.Of("plumber").ToDictionary()["plumber"]);
    }

    [Fact]
    public void Text_that_names_no_title_fits_none() => Titles.Of("Invoice 4711").ShouldBeEmpty();

    [Fact]
    public void On_the_first_day_what_the_case_names_comes_first_and_then_the_order_of_the_workflow()
    {
        var snapshot = ASnapshot().WithAction("water").WithAction("ask").WithAction("lift").Build();
        var slate = (snapshot with { Visible = snapshot.Visible with { ActionFits = [new("lift", 400_000)] } }).Open();

        slate.Slate(SlateKind.Action).Ids().ShouldBe(["lift", "water", "ask"]);
    }
}
