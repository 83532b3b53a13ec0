using System.Globalization;
using Bunit;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Detail;
using RecsConsole.Features.Models.Detail.Slices;
using RecsConsole.Tests.Features.Models.Training;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Detail;

/// <summary>From a training to the slices on the model page.</summary>
public sealed class ModelSlicesTests : BunitContext
{
    [Fact]
    [Trait("Req", "R118")]
    [Trait("Req", "R123")]
    public async Task Page_shows_each_part_with_its_numbers_and_interval_or_says_that_it_is_too_small()
    {
        await using var trained = await DeskHistory.OpenAsync();
        // Every tenth case has another language: too few cases for a figure.
        await trained.AddAsync(trained.Here, change: (row, i) => row.Language = i % 10 == 0 ? "pl" : "en");
        var report = (await trained.TrainAsync()).Value.ShouldNotBeNull().Report;
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync(good => good with { Slices = report.Slices });

        var view = (await world.Get<ReadModel>().RunAsync(world.Adele, version, CancellationToken.None)).Value.ShouldNotBeNull();
        var page = Render<ModelSlices>(parameters => parameters.Add(part => part.View, view));

        var slices = report.Slices.ShouldNotBeNull();
        slices.Where(part => part.Dimension == SliceDimension.Language).Sum(part => part.Decisions).ShouldBe(report.TestDecisions);
        slices.Select(part => part.Dimension).Distinct().ShouldBe(SliceDimension.All);
        var rows = page.FindAll("tbody tr").Select(row => row.TextContent).ToList();
        var english = slices.Single(part => part.Value == "en");
        rows.ShouldContain(row =>
            row.Contains("English", StringComparison.Ordinal)
            && row.Contains(english.Decisions.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            && row.Contains(ModelLabels.Interval(english.Ndcg!), StringComparison.Ordinal)
            && row.Contains(ModelLabels.Difference(english.Gain!), StringComparison.Ordinal)
        );
        rows.ShouldContain(row =>
            row.Contains("Polish", StringComparison.Ordinal)
            && row.Contains("Too few to compare: at least 30 decisions", StringComparison.Ordinal)
        );
        rows.ShouldContain(row => row.Contains("agent", StringComparison.Ordinal));
        rows.ShouldContain(row => row.Contains("Ticket", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Report_written_before_parts_were_measured_says_so()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync();

        var view = (await world.Get<ReadModel>().RunAsync(world.Adele, version, CancellationToken.None)).Value.ShouldNotBeNull();
        var page = Render<ModelSlices>(parameters => parameters.Add(part => part.View, view));

        page.Find("h3").TextContent.ShouldBe("No breakdown");
    }
}
