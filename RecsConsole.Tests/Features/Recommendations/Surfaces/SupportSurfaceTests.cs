using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses.Overriding;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Surfaces;

/// <summary>The open ticket of a support desk: macros (actions with a suggested reply), articles, and what remedies it.</summary>
public sealed class SupportSurfaceTests
{
    private static readonly string[] s_macros = ["ask", "fix", "price", "retired", "draft"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R6")]
    public async Task Open_ticket_gets_allowed_macros_only_an_article_and_then_what_remedies_it()
    {
        await using var world = await DeskWorld.CreateAsync();
        await AddMacrosAsync(world);

        var opened = await world.RecommendAsync();
        var allowed = await AllowedAsync(world);
        await world.ChangeAsync(ChangeKind.Case, db => MoveOn(db.Cases.Single(row => row.Id == world.Here.CaseId)));
        var answered = await world.RecommendAsync(opened.DecisionId);

        Actions(opened).Intersect(s_macros).ShouldBe(["ask"], "in the catalog, in force, for the role, and possible in the state");
        Actions(opened).ShouldBeSubsetOf(allowed);
        opened.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").Form.ShouldBe(StepForm.Message);
        opened.Slate(SlateKind.Action).Excluded.ShouldContain(left => left.Code == "role_not_allowed", "the macro of another role");
        opened.Slate(SlateKind.Document).Items.ShouldHaveSingleItem().Id.ShouldBe("guide");
        Actions(answered).ShouldBe(["fix"], "the remedy, once the customer has answered");
        Actions(answered).ShouldBeSubsetOf(await AllowedAsync(world));
    }

    private static Task AddMacrosAsync(DeskWorld world) =>
        world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                foreach (var action in db.Actions.Where(row => s_macros.Contains(row.Key)))
                {
                    action.ReplyTemplatesJson = """{"en":"Hello {customer}, we are looking at your printer."}""";
                    (action.IsCustomerContact, action.Channel) = (true, "email");
                }

                foreach (var document in db.Documents)
                {
                    document.Kind = "article";
                }
            }
        );

    // as when the customer was asked and has answered
    private static void MoveOn(CaseRow row)
    {
        row.Status = "working";
        row.Revision++;
    }

    private static List<string> Actions(ShownDecision shown) => [.. shown.Slate(SlateKind.Action).Items.Select(item => item.Id)];

    private static async Task<List<string>> AllowedAsync(DeskWorld world) =>
        [
            .. (await world.Get<ListAllowedActions>().RunAsync(world.Here.Agent, world.Here.CaseId, Token)).Value!.Select(action =>
                action.Key
            ),
        ];
}
