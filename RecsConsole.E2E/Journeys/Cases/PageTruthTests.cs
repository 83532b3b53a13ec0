using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Cli;
using RecsConsole.Cli.PageTruth;
using RecsConsole.Recommender.Retrieval;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>Statements on demo pages match the rows: a sample of what `evaluate pages` checks for all open cases.</summary>
public sealed class PageTruthTests(DemoDesk desk, ITestOutputHelper output)
{
    private const int Sample = 12;

    [Theory]
    [Trait("Req", "R202")]
    [InlineData("brightline")]
    [InlineData("orchard")]
    public async Task Every_sentence_and_number_on_the_pages_of_a_tenant_holds(string tenant)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var actor = await ActorLookup.TenantAsync(desk.Services, tenant, cancellationToken);
        await desk.Services.GetRequiredService<SearchSnapshots>().GetAsync(actor, cancellationToken); // advice needs the search index

        var answer = await new PageTruthRun(desk.Services, actor, output.WriteLine).RunAsync(Sample, cancellationToken);

        answer.Pages.ShouldBeGreaterThan(Sample / 2);
        answer.Numbers.ShouldBeGreaterThan(answer.Pages);
        answer.Places.ShouldBeGreaterThan(1); // customers, and the board
        (answer.Contradictions, answer.CountsThatDiffer, answer.CardsWithManyFigures).ShouldBe((0, 0, 0));
    }
}
