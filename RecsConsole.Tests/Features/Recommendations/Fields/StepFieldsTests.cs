using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.Fields;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations.Fields;

/// <summary>
/// The fields of a step from the catalog: proposed from the case, recorded with the step, and sent to the people they name.
/// </summary>
public class StepFieldsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Card_of_a_step_with_fields_says_so_and_the_form_is_filled_from_the_case()
    {
        await using var world = await WorldAsync(
            new("time", "Time spent", FormFieldKind.Minutes, IsRequired: false),
            new("invoice", "Invoice", FormFieldKind.Text, IsRequired: true) { From = "Invoice number" },
            new("amount", "Amount", FormFieldKind.Number, IsRequired: false) { From = "Total" },
            new("told", "Who was told", FormFieldKind.People, IsRequired: false)
        );
        await world.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == world.Here.CaseId).CustomFieldsJson = """{"Invoice number":"R-1004","Total":"unknown"}"""
        );

        var form = (await world.Get<ReadStepForm>().RunAsync(world.Here.Agent, new(world.Here.CaseId, "ask"), Token)).Value!;

        (await CardAsync(world)).Form.ShouldBe(StepForm.Fields);
        form.Proposed["invoice"].ShouldBe("R-1004");
        form.Proposed["amount"].ShouldBe(""); // the value in the case is not a number
        form.Proposed["time"].ShouldBe(""); // nobody said how long it took, whatever the catalog expects
        form.People.Select(person => person.Id).ShouldContain(world.Here.Expert);
    }

    [Fact]
    public async Task What_was_filled_in_is_recorded_with_the_step_and_who_is_named_hears_of_it_until_it_is_taken_back()
    {
        await using var world = await WorldAsync(
            new("time", "Time spent", FormFieldKind.Minutes, IsRequired: true),
            new("told", "Who was told", FormFieldKind.People, IsRequired: false)
        );
        var id = Guid.NewGuid();

        var given = await TakeAsync(world, id, new() { ["time"] = "40", ["told"] = world.Here.Expert.ToString("D") });

        given.IsOk.ShouldBeTrue();
        await using (var db = world.Open())
        {
            var step = await db.CaseEvents.SingleAsync(row => row.EventKey == CaseSteps.EventKeyOf(id), Token);
            var filled = FormJson.ReadFilled(CaseEvents.AttributesOf(step)[FormJson.Attribute]);
            filled
                .Select(field => (field.Label, field.Value))
                .ShouldBe([("Time spent", "40"), ("Who was told", world.Here.Expert.ToString("D"))]);
            var item = await db.InboxItems.SingleAsync(Token);
            (item.Kind, item.RecipientId, item.Reference).ShouldBe((InboxKind.Informed, world.Here.Expert, "ask"));
        }

        (await world.Get<UndoResponse>().RunAsync(world.Here.Agent, id, Token)).IsOk.ShouldBeTrue();
        await using var after = world.Open();
        (await after.InboxItems.CountAsync(Token)).ShouldBe(0);
    }

    [Theory]
    [InlineData("", "Fill in \"Time spent\".")]
    [InlineData("soon", "\"Time spent\" must be a whole number of minutes")]
    public async Task Step_whose_form_is_wrong_is_refused_and_nothing_is_written(string typed, string words)
    {
        await using var world = await WorldAsync(new FormField("time", "Time spent", FormFieldKind.Minutes, IsRequired: true));

        var given = await TakeAsync(world, Guid.NewGuid(), new() { ["time"] = typed });

        given.Error!.Message.ShouldContain(words);
        await using var db = world.Open();
        (await db.Responses.CountAsync(Token)).ShouldBe(0);
        (await db.CaseEvents.CountAsync(row => row.Activity == "ask" && row.CaseId == world.Here.CaseId, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_told_of_a_case_that_they_may_not_see()
    {
        await using var world = await WorldAsync(new FormField("told", "Who was told", FormFieldKind.People, IsRequired: true));
        var outsider = Guid.NewGuid();
        await world.ChangeAsync(
            ChangeKind.Permission,
            db =>
                db.People.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Id = outsider,
                        Key = "olga",
                        DisplayName = "Olga",
                        Roles = ["agent"],
                        Teams = [],
                        Clearance = 0,
                        TimeZone = "UTC",
                        IsActive = true,
                    }
                )
        );
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Here.CaseId).Classification = 1);

        var given = await TakeAsync(world, Guid.NewGuid(), new() { ["told"] = outsider.ToString("D") });

        given.Error!.Message.ShouldContain("cannot see this case");
        var form = (await world.Get<ReadStepForm>().RunAsync(world.Here.Agent, new(world.Here.CaseId, "ask"), Token)).Value!;
        form.People.Select(person => person.Id).ShouldNotContain(outsider);
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Form_of_a_case_that_the_reader_may_not_see_is_not_there()
    {
        await using var world = await WorldAsync(new FormField("told", "Who was told", FormFieldKind.People, IsRequired: true));
        await world.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == world.Here.CaseId).Classification = 3);

        var form = await world.Get<ReadStepForm>().RunAsync(world.Here.Agent, new(world.Here.CaseId, "ask"), Token);

        form.Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Fact]
    public async Task Step_without_fields_asks_for_nothing()
    {
        await using var world = await WorldAsync();

        (await CardAsync(world)).Form.ShouldBe(StepForm.None);
        (await world.Get<ReadStepForm>().RunAsync(world.Here.Agent, new(world.Here.CaseId, "ask"), Token)).Value.ShouldBe(
            StepFormView.None
        );
    }

    private static async Task<DeskWorld> WorldAsync(params FormField[] fields)
    {
        var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db =>
            {
                var action = db.Actions.Single(row => row.Key == "ask");
                (action.FieldsJson, action.TypicalMinutes) = (FormJson.Write(fields), 25);
            }
        );
        return world;
    }

    private static async Task<RecsConsole.Recommender.Cards.ShownItem> CardAsync(DeskWorld world) =>
        (await world.RecommendAsync()).Slate(SlateKind.Action).Items.Single(item => item.Id == "ask");

    private static async Task<Result<ResponseOutcome>> TakeAsync(DeskWorld world, Guid id, Dictionary<string, string> fields)
    {
        var shown = await world.RecommendAsync();
        return await world.RespondAsync(
            new(id, shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "ask", IsConfirmed: true) { Fields = fields }
        );
    }
}
