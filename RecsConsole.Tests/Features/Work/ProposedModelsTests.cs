using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Models.Life;
using RecsConsole.Features.Models.Life.Ledger;
using RecsConsole.Features.Work;
using RecsConsole.Tests.Features.Models;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

public sealed class ProposedModelsTests
{
    [Fact]
    public void Line_says_by_how_much_the_model_is_better()
    {
        ProposedModels
            .DetailOf("live for everybody", new(0.021, 0.006, 0.036, 212))
            .ShouldBe("live for everybody, gate passed, 0.021 better, interval 0.006 to 0.036");
        ProposedModels
            .DetailOf("live for everybody", new(0.002, -0.006, 0.01, 212))
            .ShouldBe("live for everybody, gate passed, no clear difference: +0.002, interval -0.006 to 0.010");
    }

    [Fact]
    public void Line_shows_what_the_ledger_measured_with_interval_and_number() =>
        ProposedModels
            .FiguresOf([
                new("Test decisions", GateVerdict.Passes, "") { Figure = GateFigure.Count(212, 212) },
                new("Calibration", GateVerdict.Passes, "") { Figure = GateFigure.Of(new(0.031, 0.02, 0.04, 1200)) },
                new("Ranking", GateVerdict.Passes, "") { Figure = GateFigure.Difference(new(0.021, 0.006, 0.036, 212)) },
            ])
            .ShouldBe(["Calibration: 0.031 (0.020 to 0.040, n 1,200)", "Ranking: +0.021 (+0.006 to +0.036, n 212)"]);

    [Fact]
    public async Task Proposed_model_waits_for_the_second_person_with_the_reason_until_it_is_decided()
    {
        await using var world = await ModelWorld.OpenAsync(add: services => services.AddWork());
        var version = await world.RegisterAsync();
        await world.Desk.Database.ShouldTellWorkOfAsync(world.Rupert, () => world.ProposeAsync(world.Adele, version));

        var waiting = await world.Desk.Database.ReadWorkAsync(world.Rupert);
        var own = await world.Desk.Database.ReadWorkAsync(world.Adele);

        var line = waiting.Lines.ShouldHaveSingleItem();
        line.Item.Kind.ShouldBe(WaitingKind.Promote);
        line.Item.Title.ShouldBe($"Actions, model {version}");
        line.Item.Detail.ShouldBe("live for everybody, gate passed");
        line.Item.Comment.ShouldBe("Because of figures");
        line.Item.Address.ShouldBe($"/models/{version}");
        line.From.ShouldBe("Person adele");
        own.Lines.ShouldBeEmpty();
        own.Sent.ShouldHaveSingleItem().Others.ShouldBe(["Person rupert"]);
        await world.Desk.Database.ShouldHaveNoWorkAsync(world.Supervisor, world.Stranger);

        var rejected = await world
            .Get<RejectProposal>()
            .RunAsync(world.Rupert, await world.StepAsync(version), TestContext.Current.CancellationToken);
        rejected.Error.ShouldBeNull();
        await world.Desk.Database.ShouldHaveNoWorkAsync(world.Adele, world.Rupert);
    }
}
