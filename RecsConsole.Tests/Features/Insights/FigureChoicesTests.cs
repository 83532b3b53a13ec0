using Bunit;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Cases;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>An address of cases that names no figure says which one to choose: trying it again would not help.</summary>
public sealed class FigureChoicesTests : BunitContext
{
    [Fact]
    public async Task Every_offered_figure_has_a_list_of_cases()
    {
        await using var desk = await InsightDesk.OpenAsync();
        var choices = Render<FigureChoices>(p =>
            p.Add(it => it.Why, "The address does not name a figure.").Add(it => it.Figures, new InsightFilter())
        );

        choices.FindAll("button").ShouldBeEmpty();
        choices.Markup.ShouldContain("The address does not name a figure.");
        var addresses = choices.FindAll("li a").Select(link => link.GetAttribute("href")!).ToList();
        addresses.Count.ShouldBe(5);
        foreach (var address in addresses)
        {
            var figure = address[(address.IndexOf('=', StringComparison.Ordinal) + 1)..];
            (await desk.CasesAsync(InsightDrill.Parse(figure, null)!)).Title.ShouldNotBeNullOrEmpty();
        }

        choices.FindAll("nav a").Count.ShouldBeGreaterThan(4);
    }
}
