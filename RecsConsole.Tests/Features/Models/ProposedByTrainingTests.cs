using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Life;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models;

/// <summary>A training proposes what it has made, if it is clearly better than what ranks; a person decides.</summary>
public sealed class ProposedByTrainingTests
{
    [Fact]
    [Trait("Req", "R116")]
    public async Task Clearly_better_model_is_proposed_by_the_job_and_promoted_by_a_person()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync(Better);

        (await RunAsync(world, version)).Error.ShouldBeNull();

        var row = await world.RowAsync(version);
        row.Status.ShouldBe(ModelStatus.Shadow, "it ranks nothing yet");
        row.ProposedStatus.ShouldBe(ModelStatus.Live);
        row.ProposedById.ShouldBeNull();
        await using (var db = world.Desk.Open())
        {
            db.AuditEntries.Where(entry => entry.Operation == "propose.model").ShouldHaveSingleItem().ActorId.ShouldBeNull();
            db.ModelEvents.Where(each => each.Step == ModelLife.Proposed).ShouldHaveSingleItem().ById.ShouldBeNull();
        }

        (await world.PromoteAsync(world.Adele, version)).Error.ShouldBeNull();
        (await world.RowAsync(version)).Status.ShouldBe(ModelStatus.Live);
    }

    [Fact]
    public async Task Nothing_is_proposed_while_another_model_waits()
    {
        await using var world = await ModelWorld.OpenAsync();
        var first = await world.RegisterAsync(Better);
        var second = await world.RegisterAsync(Better);
        (await RunAsync(world, first)).Error.ShouldBeNull();

        var again = await RunAsync(world, second);

        again.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Conflict);
        (await world.RowAsync(second)).ProposedStatus.ShouldBeNull();
    }

    [Theory]
    [InlineData("no clear gain over the rules")]
    [InlineData("no clear gain over the live model")]
    [InlineData("a violation")]
    [InlineData("no gain measured")]
    public async Task Model_that_is_not_clearly_better_or_fails_the_gate_is_not_proposed(string what)
    {
        await using var world = await ModelWorld.OpenAsync();
        const string version = "logistic-1";
        await world.RegisterAsync(report =>
            what switch
            {
                "no clear gain over the rules" => report with { Gains = [Gain(0.02, -0.01)] },
                "no clear gain over the live model" => Better(report) with { OverLive = [Gain(0.02, -0.01)] },
                "a violation" => Better(report).With(version, card => card with { ConstraintViolations = 1 }),
                _ => report,
            }
        );

        (await RunAsync(world, version)).Error.ShouldNotBeNull(what);

        var row = await world.RowAsync(version);
        row.ProposedStatus.ShouldBeNull();
        row.Revision.ShouldBe(0);
        await using var db = world.Desk.Open();
        db.AuditEntries.Any(entry => entry.Operation == "propose.model").ShouldBeFalse();
    }

    [Fact]
    public async Task Person_without_the_right_cannot_go_the_way_of_the_job()
    {
        await using var world = await ModelWorld.OpenAsync();
        var version = await world.RegisterAsync(Better);

        var refused = await world.Get<ProposePromotion>().RunForJobAsync(world.Supervisor, version, CancellationToken.None);

        refused.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private static Task<Result<ModelStepResult>> RunAsync(ModelWorld world, string version) =>
        world.Get<ProposePromotion>().RunForJobAsync(Actor.Job(world.Desk.Here.TenantId), version, CancellationToken.None);

    private static ModelReport Better(ModelReport report) => report with { Gains = [Gain(0.07, 0.03)] };

    private static NamedMeasure Gain(double value, double low) => new(ModelReport.Ndcg, new(value, low, value + 0.04, 212));
}
