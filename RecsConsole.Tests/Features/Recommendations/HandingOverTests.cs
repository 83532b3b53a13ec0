using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Responses.HandingOver;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>A step that hands a case over changes its assignee.</summary>
public sealed class HandingOverTests
{
    private const string Words = "The customer sent the logs at ten; the second one shows it.";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_taken_over_is_of_whoever_took_it_and_who_had_it_is_told()
    {
        await using var world = await WorldAsync(Handover.ToDoer, holder: here => here.Expert);

        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        RespondToSlateRequest request = new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Action, "ask");
        var unseen = await world.RespondAsync(request);
        var given = await world.RespondAsync(request with { IsConfirmed = true });

        unseen.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        given.Value!.Message.ShouldEndWith("The case is assigned to you now.");
        await using var db = world.Open();
        (await HolderAsync(db, world)).ShouldBe(world.Here.Agent.PersonId);
        (await db.AuditEntries.CountAsync(row => row.Operation == "assign.case" && row.Outcome == "done", Token)).ShouldBe(1);
        var news = await db.InboxItems.SingleAsync(Token);
        (news.RecipientId, news.Kind).ShouldBe((world.Here.Expert, InboxKind.Taken));
    }

    [Fact]
    public async Task Case_handed_over_goes_to_the_person_with_the_note_and_the_history_names_both()
    {
        await using var world = await WorldAsync(Handover.ToChosen);

        var given = await GiveAsync(world, new(world.Here.Expert, Words));

        given.IsOk.ShouldBeTrue(given.Error?.Message);
        await using var db = world.Open();
        (await HolderAsync(db, world)).ShouldBe(world.Here.Expert);
        var news = await db.InboxItems.SingleAsync(Token);
        (news.RecipientId, news.Kind).ShouldBe((world.Here.Expert, InboxKind.Given));
        (await db.Notes.SingleAsync(Token)).Text.ShouldBe(Words);
        var list = ActivatorUtilities.CreateInstance<ListCaseEvents>(world.Database.Services);
        var lines = await list.RunAsync(world.Here.Agent, new(world.Here.CaseId, default, 10), Token);
        var line = lines.Value!.Lines.Single();
        var name = (await db.People.SingleAsync(person => person.Id == world.Here.Expert, Token)).DisplayName;
        (line.What, line.Note).ShouldBe(($"Do ask, to {name}", Words));
        (await db.CaseEvents.SingleAsync(each => each.CaseId == world.Here.CaseId, Token)).AttributesJson.ShouldNotContain("logs at ten");
    }

    [Fact]
    public async Task Case_goes_back_with_the_step_and_news_that_nobody_read_is_gone()
    {
        await using var world = await WorldAsync(Handover.ToChosen);
        var given = await GiveAsync(world, new(world.Here.Expert, null));

        var undone = await world.Get<UndoResponse>().RunAsync(world.Here.Agent, given.Value!.ResponseId, Token);

        undone.IsOk.ShouldBeTrue(undone.Error?.Message);
        await using var db = world.Open();
        (await HolderAsync(db, world)).ShouldBe(world.Here.Agent.PersonId);
        (await db.InboxItems.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_has_read_that_they_got_it_is_told_that_it_went_back()
    {
        await using var world = await WorldAsync(Handover.ToChosen);
        var given = await GiveAsync(world, new(world.Here.Expert, null));
        await using (var reading = world.Open())
        {
            (await reading.InboxItems.SingleAsync(Token)).ReadAt = world.Database.Clock.GetUtcNow();
            await reading.SaveChangesAsync(Token);
        }

        await world.Get<UndoResponse>().RunAsync(world.Here.Agent, given.Value!.ResponseId, Token);

        await using var db = world.Open();
        (await db.InboxItems.Select(item => item.Kind).ToListAsync(Token)).ShouldBe([InboxKind.Given, InboxKind.Taken], ignoreOrder: true);
    }

    [Theory]
    [InlineData("nobody", ErrorKind.Invalid)]
    [InlineData("myself", ErrorKind.Invalid)]
    [InlineData("a stranger", ErrorKind.Invalid)]
    [InlineData("of another", ErrorKind.Forbidden)]
    [InlineData("the holder", ErrorKind.Invalid)]
    [InlineData("in conflict", ErrorKind.Invalid)]
    public async Task What_may_not_be_handed_over_stays_and_nothing_is_written(string to, ErrorKind kind)
    {
        await using var world = await WorldAsync(
            Handover.ToChosen,
            here => to is "of another" or "the holder" ? here.Expert : here.Agent.PersonId
        );
        HandOver? handOver = to switch
        {
            "nobody" => null,
            "myself" => new(world.Here.Agent.PersonId, Words),
            "a stranger" or "of another" => new(Guid.NewGuid(), Words),
            _ => new(world.Here.Expert, Words),
        };
        await world.ChangeAsync(ChangeKind.Person, db => db.ConflictsOfInterest.Add(ConflictOf(world.Here)));

        var given = await GiveAsync(world, handOver);

        given.Error!.Kind.ShouldBe(kind);
        await using var db = world.Open();
        (await db.Cases.SingleAsync(row => row.Id == world.Here.CaseId, Token)).Status.ShouldBe("new");
        (await db.Notes.CountAsync(Token), await db.Responses.CountAsync(Token), await db.InboxItems.CountAsync(Token)).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task People_suggested_for_the_case_come_first_and_oneself_never()
    {
        await using var world = await WorldAsync(Handover.ToChosen);
        var shown = await world.RecommendAsync();
        var suggested = shown.Slate(SlateKind.Expert).Items.Select(item => Guid.Parse(item.Id)).ToList();

        var list = await world.Get<ListRecipients>().RunAsync(world.Here.Agent, new(world.Here.CaseId, shown.DecisionId), Token);

        suggested.ShouldNotBeEmpty();
        list.Value!.Suggested.Select(person => person.Id).ShouldBe(suggested);
        list.Value.Others.ShouldNotContain(person => suggested.Contains(person.Id) || person.Id == world.Here.Agent.PersonId);
        shown.Slate(SlateKind.Action).Items.Single(item => item.Id == "ask").Form.ShouldBe(StepForm.Person);
    }

    [Fact]
    public async Task Step_that_takes_the_case_from_somebody_asks_first_and_names_them()
    {
        await using var ofAnother = await WorldAsync(Handover.ToDoer, here => here.Expert);
        await using var own = await WorldAsync(Handover.ToDoer);

        var (from, none) = (await CardAsync(ofAnother), await CardAsync(own));

        await using var db = ofAnother.Open();
        from.TakesFrom.ShouldBe((await db.People.SingleAsync(person => person.Id == ofAnother.Here.Expert, Token)).DisplayName);
        (from.AsksToConfirm, none.AsksToConfirm, none.TakesFrom).ShouldBe((true, false, null));

        static async Task<ShownItem> CardAsync(DeskWorld world) =>
            (await world.RecommendAsync()).Slate(SlateKind.Action).Items.Single(item => item.Id == "ask");
    }

    [Fact]
    public async Task Who_may_not_work_the_case_gets_no_list_and_that_is_recorded()
    {
        await using var world = await WorldAsync(Handover.ToChosen);
        var stranger = new Actor(world.Here.TenantId, Guid.NewGuid());

        var list = await world.Get<ListRecipients>().RunAsync(stranger, new(world.Here.CaseId, null), Token);

        list.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = world.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "list.recipients" && row.Outcome == "denied", Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData(true, false, StepForm.Justification)]
    [InlineData(true, true, StepForm.RequestedSolution)]
    [InlineData(false, true, StepForm.Solution)]
    [InlineData(false, false, StepForm.Person)]
    public void Form_of_a_step_that_hands_over(bool waits, bool solves, StepForm form) =>
        StepForms.Of(waits, solves, Handover.ToChosen, writes: true).ShouldBe(form);

    private static ConflictOfInterestRow ConflictOf(DeskTenant here) =>
        new()
        {
            TenantId = here.TenantId,
            PersonId = here.Expert,
            SubjectKind = "account",
            SubjectKey = "acme",
        };

    // The case is assigned to the agent unless another holder is given.
    private static async Task<DeskWorld> WorldAsync(Handover handover, Func<DeskTenant, Guid>? holder = null)
    {
        var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Actions.Single(row => row.Key == "ask").Handover = handover);
        await world.ChangeAsync(
            ChangeKind.Case,
            db => db.Cases.Single(row => row.Id == world.Here.CaseId).AssigneeId = holder?.Invoke(world.Here) ?? world.Here.Agent.PersonId
        );
        return world;
    }

    private static async Task<Result<ResponseOutcome>> GiveAsync(DeskWorld world, HandOver? to)
    {
        var shown = await world.RecommendAsync();
        return await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Action, "ask") { HandOver = to }
        );
    }

    private static Task<Guid?> HolderAsync(ConsoleDbContext db, DeskWorld world) =>
        db.Cases.Where(row => row.Id == world.Here.CaseId).Select(row => row.AssigneeId).SingleAsync(Token);
}
