using RecsConsole.Access;
using RecsConsole.Api.Contracts;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Catalog.Actions;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Casework.Forms;

/// <summary>The catalog says whether accepting a step carries it out or notes it; card, answer, history and API say the same.</summary>
public sealed class ExecutionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Execution.Noted, "Mark done", "noted", "Marked as done: Do ask.", "noted as done")]
    [InlineData(Execution.Performed, "Run it", "performed", "Carried out: Do ask.", "carried out")]
    public async Task Words_are_those_of_the_catalog(Execution execution, string verb, string code, string answer, string line)
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").Execution = execution);
        var decision = await world.RecommendAsync();
        var card = decision.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask");

        var given = await world.AcceptAsync(decision, "ask");

        SlateCard.VerbOf(card).ShouldBe(verb);
        ItemAnswer.From(card).Execution.ShouldBe(code);
        given.Value.ShouldNotBeNull(given.Error?.Message).Message.ShouldStartWith(answer);
        var list = new ListCaseEvents(world.Get<OperationScopeFactory>());
        var timeline = await list.RunAsync(world.Here.Agent, new(world.Here.CaseId, TimelineTab.Steps, 10), Token);
        timeline.Value!.Lines.Single(each => each.What == "Do ask").Execution.ShouldBe(line);
        // what the catalog says later does not change what was done
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").Execution = Execution.Noted);
        timeline = await list.RunAsync(world.Here.Agent, new(world.Here.CaseId, TimelineTab.Steps, 10), Token);
        timeline.Value!.Lines.Single(each => each.What == "Do ask").Execution.ShouldBe(line);
    }

    [Fact]
    public async Task Nobody_can_say_that_an_action_runs_which_nothing_carries_out()
    {
        await using var catalog = await ActionDesk.CreateAsync();
        var text = ActionDesk.Text with { Kind = "fix", Execution = Execution.Performed };

        (await catalog.SaveAsync(catalog.Ada, "restart", text)).Error!.Message.ShouldContain("Nothing carries this out");
        (await catalog.SaveAsync(catalog.Ada, "take", text with { Handover = Handover.ToDoer })).IsOk.ShouldBeTrue();
        (await catalog.SaveAsync(catalog.Ada, "close", text with { Kind = "close" })).IsOk.ShouldBeTrue();
        await using (var db = catalog.World.Open())
        {
            db.Webhooks.Add(
                new()
                {
                    TenantId = catalog.Ada.TenantId,
                    Id = Guid.NewGuid(),
                    Name = "Runner",
                    Address = "https://runner.example/steps",
                    Kinds = [WebhookKinds.StepCarriedOut],
                    Secret = "",
                    IsEnabled = true,
                }
            );
            await db.SaveChangesAsync(Token);
        }

        (await catalog.SaveAsync(catalog.Ada, "restart", text)).IsOk.ShouldBeTrue();
    }

    [Fact]
    public void Versions_differ_in_what_accepting_does()
    {
        var run = ActionDesk.Text with { Execution = Execution.Performed };

        run.Hash.ShouldNotBe(ActionDesk.Text.Hash);
        ActionForm.For("a", run).ToText().Execution.ShouldBe(Execution.Performed);
        ActionDifference.Between(ActionDesk.Text, run).ShouldHaveSingleItem().Field.ShouldBe("When it is accepted");
    }
}
