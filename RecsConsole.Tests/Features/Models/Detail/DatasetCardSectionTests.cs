using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Models.Detail.Data;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Detail;

/// <summary>The data of a model beside its evaluation.</summary>
public sealed class DatasetCardSectionTests : BunitContext
{
    public DatasetCardSectionTests() => Services.AddSingleton<TimeProvider>(new ManualClock());

    [Theory]
    [InlineData(951, false)]
    [InlineData(959, true)]
    public void Another_number_in_the_evaluation_is_explained(int evaluated, bool isExplained)
    {
        var at = new ManualClock().GetUtcNow();
        var card = new DatasetCard(at.AddDays(-9), at, [], ["age"], null, "00")
        {
            Periods = [new("train", 2_312, 62_265, 2_400, 2_000), new("test", 951, 24_870, 965, 800)],
        };

        var section = Render<DatasetCardSection>(p => p.Add(each => each.Card, card).Add(each => each.Evaluated, evaluated));

        section.Markup.Contains("The evaluation counts 959 decisions of the test period", StringComparison.Ordinal).ShouldBe(isExplained);
    }
}
