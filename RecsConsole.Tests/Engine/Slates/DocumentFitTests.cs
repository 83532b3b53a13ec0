using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>Search finds something for every case: what nothing else proposes must fit it.</summary>
public sealed class DocumentFitTests
{
    [Fact]
    public void A_document_that_hardly_fits_is_left_out_even_as_the_best_unless_people_picked_it()
    {
        var slate = ASnapshot()
            .WithDocument("foreign", 900_000, it => it with { Fit = 400_000 })
            .WithDocument("fitting", 890_000, it => it with { Fit = 720_000 })
            .WithDocument("unknown", 880_000)
            .WithDocument("picked", 860_000, it => it with { Fit = 0 })
            .WithCurated("picked")
            .Open()
            .Slate(SlateKind.Document);

        slate.Ids().ShouldBe(["picked", "fitting", "unknown"], ignoreOrder: true);
        slate.ReasonsAgainst("foreign").ShouldBe([ReasonCode.BelowFloor]);
    }

    [Theory]
    [InlineData("en", 0)]
    [InlineData("de", 1)]
    public void Words_of_another_language_need_not_be_those_of_the_case(string language, int shown) =>
        ASnapshot()
            .WithCase(it => it with { Language = language })
            .WithDocument("article", 900_000, it => it with { Fit = 0 })
            .Open()
            .Slate(SlateKind.Document)
            .Ids()
            .Count.ShouldBe(shown);
}
