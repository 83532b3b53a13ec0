using Bunit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Recommendations.Missing;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Missing;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Recommendations.Missing;

/// <summary>
/// The case has no issue type. Of the similar cases most are about printers, for which a policy requires a notice first, and four are about
/// scanners.
/// </summary>
public sealed class MissingInformationTests : BunitContext
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R215")]
    public async Task Field_that_would_change_the_advice_most_is_named_and_filling_it_gives_exactly_the_predicted_lists()
    {
        await using var world = await CreateAsync();
        var first = await world.RecommendAsync();

        var view = (await AskAsync(world, world.Here.Agent, first)).Value!;

        var named = view.Fields[0];
        named.Field.ShouldBe(new AskedField(AskedKind.IssueType));
        named.Values.Select(value => value.Value).ShouldBe(["printer", "scanner"]);
        named.ChangingFirst.ShouldBeGreaterThanOrEqualTo(named.Values[0].Cases, "for printers a policy requires another first step");
        foreach (var value in named.Values)
        {
            await FillInAsync(world, row => row.IssueType = value.Value);

            var then = await world.RecommendAsync(first.DecisionId);

            then.DecisionId.ShouldNotBe(first.DecisionId);
            foreach (var slate in value.Slates)
            {
                var shown = then.Slate(slate.Kind).Items;
                slate.Items.Select(item => (item.Id, item.Title)).ShouldBe(shown.Select(item => (item.Id, item.Title)));
                slate.Before.ShouldBe(first.Slate(slate.Kind).Items.Select(item => item.Id));
            }
        }
    }

    [Fact]
    [Trait("Req", "R215")]
    public async Task Every_missing_field_is_tried_and_each_prediction_comes_true()
    {
        await using var world = await CreateAsync(row => (row.Product, row.Priority) = (null, null));
        var first = await world.RecommendAsync();

        var view = (await AskAsync(world, world.Here.Agent, first)).Value!;

        view.Fields.Select(field => field.Field.Kind)
            .ShouldBe([AskedKind.IssueType, AskedKind.Product, AskedKind.Priority], ignoreOrder: true);
        view.Fields.Select(field => field.FirstPlaces).ShouldBeInOrder(SortDirection.Descending);
        foreach (var field in view.Fields)
        {
            foreach (var value in field.Values)
            {
                await FillInAsync(world, row => Put(row, field.Field.Kind, value.Value));
                var then = await world.RecommendAsync(first.DecisionId);
                await FillInAsync(world, row => Put(row, field.Field.Kind, null));

                value
                    .Slates.Select(slate => string.Join(' ', slate.Items.Select(item => item.Id)))
                    .ShouldBe(
                        value.Slates.Select(slate => string.Join(' ', then.Slate(slate.Kind).Items.Select(item => item.Id))),
                        $"{field.Field.Kind} {value.Value}"
                    );
            }
        }
    }

    [Fact]
    public async Task Asking_records_nothing_and_leaves_the_stored_decision_as_it_is()
    {
        await using var world = await CreateAsync();
        var first = await world.RecommendAsync();
        var before = await DecisionAsync(world);

        (await AskAsync(world, world.Here.Agent, first)).IsOk.ShouldBeTrue();

        var after = await DecisionAsync(world); // there is one
        after.Snapshot.ShouldBe(before.Snapshot);
        after.Output.ShouldBe(before.Output);
        (await world.RecommendAsync()).DecisionId.ShouldBe(first.DecisionId);
    }

    [Fact]
    public async Task Field_that_the_tenant_withholds_is_not_asked_for()
    {
        await using var world = await CreateAsync(row => row.Priority = null);
        await world.WithholdAsync(FieldPurpose.Serve, DataFields.CasePriority);
        var first = await world.RecommendAsync();

        var view = (await AskAsync(world, world.Here.Agent, first)).Value!;

        view.Fields.ShouldHaveSingleItem().Field.Kind.ShouldBe(AskedKind.IssueType);
    }

    [Fact]
    public async Task Case_of_another_tenant_looks_as_if_it_were_not_there()
    {
        await using var world = await CreateAsync();

        var answer = await world
            .Get<AskWhatIsMissing>()
            .RunAsync(world.Elsewhere.Agent, new(world.Here.CaseId, DecisionId: null), progress: null, Token);

        answer.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Panel_names_the_field_and_shows_behind_it_what_each_value_gives()
    {
        await using var world = await CreateAsync();
        var first = await world.RecommendAsync();
        var panel = await ShowAsync(world, first);

        panel.Find("[role=status]").TextContent.ShouldContain("Nothing is stored.");
        await panel.Find("button").ClickAsync(new());

        await panel.WaitForAssertionAsync(() => panel.FindAll("details").Count.ShouldBe(1), TimeSpan.FromSeconds(30));
        panel.Find("[role=status]").TextContent.ShouldStartWith("Ask for the issue type: it would change the first suggestion in ");
        panel.Find(".fields b").TextContent.ShouldBe("Issue type");
        panel.Find("details h3").TextContent.ShouldStartWith("Printer: ");
        panel.Find("details ol li").TextContent.ShouldStartWith("Do notice");
    }

    [Fact]
    public async Task Panel_says_when_nothing_is_missing_and_forgets_what_it_found_about_another_list()
    {
        await using var world = await CreateAsync(row => row.IssueType = "printer");
        var first = await world.RecommendAsync();
        var panel = await ShowAsync(world, first);
        await panel.Find("button").ClickAsync(new());
        await panel.WaitForAssertionAsync(
            () => panel.Find("[role=status]").TextContent.ShouldBe("The case has every field that similar cases have."),
            TimeSpan.FromSeconds(30)
        );

        panel.Render(each => each.Add(p => p.DecisionId, Guid.NewGuid()));

        panel.Find("button").TextContent.ShouldBe("Find out what to ask for");
    }

    private async Task<IRenderedComponent<MissingInformation>> ShowAsync(DeskWorld world, ShownDecision decision)
    {
        await SignedIn.ServeToAsync(Services, world.Database.Services, world.Here.Agent);
        Services.AddSingleton(world.Get<AskWhatIsMissing>());
        return Render<MissingInformation>(each => each.Add(p => p.CaseId, world.Here.CaseId).Add(p => p.DecisionId, decision.DecisionId));
    }

    // before anything is read, so that all is in the first index
    private static async Task<DeskWorld> CreateAsync(Action<CaseRow>? change = null)
    {
        var world = await DeskWorld.CreateAsync();
        await using var db = world.Open();
        foreach (var row in await db.Cases.Where(row => !row.IsOpen).OrderBy(row => row.Key).Take(4).ToListAsync(Token))
        {
            row.IssueType = "scanner";
        }

        var open = await db.Cases.SingleAsync(row => row.IsOpen, Token);
        open.IssueType = "";
        change?.Invoke(open);
        await db.SaveChangesAsync(Token);
        return world;
    }

    private static Task FillInAsync(DeskWorld world, Action<CaseRow> fill) =>
        world.ChangeAsync(
            ChangeKind.Case,
            db =>
            {
                var row = db.Cases.Single(each => each.Id == world.Here.CaseId);
                fill(row);
                row.Revision++;
            }
        );

    private static void Put(CaseRow row, AskedKind kind, string? value)
    {
        switch (kind)
        {
            case AskedKind.IssueType:
                row.IssueType = value ?? "";
                break;
            case AskedKind.Product:
                row.Product = value;
                break;
            default:
                row.Priority = value is null ? null : int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
                break;
        }
    }

    private static Task<Result<MissingView>> AskAsync(DeskWorld world, Actor actor, ShownDecision decision) =>
        world.Get<AskWhatIsMissing>().RunAsync(actor, new(world.Here.CaseId, decision.DecisionId), progress: null, Token);

    private static async Task<DecisionRow> DecisionAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db.Decisions.AsNoTracking().SingleAsync(Token);
    }
}
