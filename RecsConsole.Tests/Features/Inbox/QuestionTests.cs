using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox;

/// <summary>A question to a suggested person and its answer are each delivered once and recorded on the case.</summary>
public sealed class QuestionTests
{
    private const string Question = "Did the spare roller help?";
    private const string Answer = "Only after the firmware.";

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Question_and_answer_go_there_and_back(DatabaseProvider provider)
    {
        await using var world = await OpenAsync(provider);
        (await AskAsync(world)).Value!.Message.ShouldBe("You asked Person expert. The answer will arrive in your inbox.");

        var asked = (await ReadAsync(world, Expert(world))).Lines.ShouldHaveSingleItem();
        var said = await AnswerAsync(world, Expert(world), asked.Id);

        said.Value.ShouldBe("Answered Person agent. The answer is also shown on the case.");
        (asked.Kind, asked.From, asked.Text, asked.IsUnread, asked.IsWaiting).ShouldBe(
            (InboxKind.Asked, "Person agent", Question, true, true)
        );
        var after = await ReadAsync(world, Expert(world));
        (after.Unread, after.Waiting).ShouldBe((0, 0));
        after.Open!.Said.Select(line => (line.Who, line.Text)).ShouldBe([(null, Answer), ("Person agent", Question)], ignoreOrder: true);
        var told = await ReadAsync(world, world.Here.Agent);
        var answered = told.Lines.ShouldHaveSingleItem();
        (answered.Kind, answered.From, answered.Text).ShouldBe((InboxKind.Answered, "Person expert", Answer));
        told.Open!.Said.Select(line => (line.Who, line.Text)).ShouldBe([("Person expert", Answer), (null, Question)], ignoreOrder: true);
        (await TimelineAsync(world)).ShouldBe(
            [$"Person expert answered Person agent: {Answer}", $"Person agent asked Person expert: {Question}"],
            ignoreOrder: true
        );
    }

    [Fact]
    [Trait("Req", "R211")]
    public async Task Retries_of_question_and_answer_are_one_of_each()
    {
        await using var world = await OpenAsync();
        var shown = await world.RecommendAsync();
        var id = Guid.NewGuid();
        await AskAsync(world, shown.DecisionId!.Value, id);
        await AskAsync(world, shown.DecisionId.Value, id);
        var asked = (await ReadAsync(world, Expert(world))).Lines.ShouldHaveSingleItem();

        await AnswerAsync(world, Expert(world), asked.Id);
        var again = await AnswerAsync(world, Expert(world), asked.Id, "Something else.");

        again.Value.ShouldBe("You have already answered Person agent.");
        (await ReadAsync(world, world.Here.Agent)).Lines.ShouldHaveSingleItem().Text.ShouldBe(Answer);
        await using var db = world.Open();
        (await db.Notes.CountAsync(Token)).ShouldBe(2);
        (await db.CaseEvents.CountAsync(row => row.CaseId == world.Here.CaseId, Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Words_are_ciphertext_in_every_table_and_not_in_the_audit_trail()
    {
        await using var world = await OpenAsync();
        await AskAsync(world);
        await AnswerAsync(world, Expert(world), (await ReadAsync(world, Expert(world))).Lines[0].Id);

        await using var db = world.Open();
        foreach (var (table, column) in new[] { ("InboxItems", "Text"), ("Notes", "Text"), ("Responses", "Note") })
        {
            var sql = $"""SELECT "{column}" AS "Value" FROM "{table}" """;
            var stored = await db.Database.SqlQueryRaw<string>(sql).ToListAsync(Token);
            stored.ShouldNotBeEmpty();
            stored.ShouldAllBe(text =>
                !text.Contains("roller", StringComparison.Ordinal) && !text.Contains("firmware", StringComparison.Ordinal)
            );
        }

        (await db.AuditEntries.Select(row => row.DetailsJson).ToListAsync(Token)).ShouldAllBe(text =>
            !text.Contains("roller", StringComparison.Ordinal) && !text.Contains("firmware", StringComparison.Ordinal)
        );
        (await db.AuditEntries.CountAsync(row => row.Operation == "answer.question" && row.Outcome == "done", Token)).ShouldBe(1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public async Task Nobody_is_asked_nothing(string? question)
    {
        await using var world = await OpenAsync();
        var shown = await world.RecommendAsync();

        var result = await AskAsync(world, shown.DecisionId!.Value, Guid.NewGuid(), question);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await CountAsync(world)).ShouldBe(0);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("clearance")]
    [InlineData("customer")]
    public async Task Person_who_may_not_be_asked_about_the_case_any_more_is_not_asked(string lost)
    {
        await using var world = await OpenAsync();
        var shown = await world.RecommendAsync();
        await LoseAsync(world, lost);

        var result = await AskAsync(world, shown.DecisionId!.Value, Guid.NewGuid());

        result.Error!.Message.ShouldBe("Person expert cannot see this case. Ask somebody else; nothing was recorded.");
        (await CountAsync(world)).ShouldBe(0);
    }

    [Fact]
    public async Task Only_who_was_asked_answers_and_only_while_they_see_the_case()
    {
        await using var world = await OpenAsync();
        await AskAsync(world);
        var item = (await ReadAsync(world, Expert(world))).Lines[0].Id;

        (await AnswerAsync(world, world.Here.Agent, item)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await AnswerAsync(world, world.Elsewhere.Agent, item)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await LoseAsync(world, "clearance");
        (await AnswerAsync(world, Expert(world), item)).Error!.Kind.ShouldBe(ErrorKind.NotFound);

        await using var db = world.Open();
        (await db.Notes.CountAsync(Token)).ShouldBe(1);
        (await db.AuditEntries.CountAsync(row => row.Operation == "answer.question" && row.Outcome == "denied", Token)).ShouldBe(2);
        var hidden = (await ReadAsync(world, Expert(world))).Lines.ShouldHaveSingleItem();
        (hidden.IsHidden, hidden.Text, hidden.CaseKey, hidden.CaseTitle, hidden.From).ShouldBe((true, null, null, null, null));
    }

    [Fact]
    public async Task Empty_and_endless_answers_are_refused()
    {
        await using var world = await OpenAsync();
        await AskAsync(world);
        var item = (await ReadAsync(world, Expert(world))).Lines[0].Id;

        (await AnswerAsync(world, Expert(world), item, " ")).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await AnswerAsync(world, Expert(world), item, new string('x', 2001))).Error!.Kind.ShouldBe(ErrorKind.Invalid);

        (await ReadAsync(world, Expert(world))).Waiting.ShouldBe(1);
    }

    private static Task<DeskWorld> OpenAsync(DatabaseProvider provider = DatabaseProvider.Sqlite) =>
        DeskWorld.CreateAsync(provider, services => services.AddInbox().AddCases());

    private static Actor Expert(DeskWorld world) => new(world.Here.TenantId, world.Here.Expert);

    private static async Task<Result<ResponseOutcome>> AskAsync(DeskWorld world) =>
        await AskAsync(world, (await world.RecommendAsync()).DecisionId!.Value, Guid.NewGuid());

    private static Task<Result<ResponseOutcome>> AskAsync(DeskWorld world, Guid decision, Guid id, string? question = Question) =>
        world.RespondAsync(new(id, decision, ResponseKind.Accept, SlateKind.Expert, world.Here.Expert.ToString("D"), Note: question));

    private static async Task<Result<string>> AnswerAsync(DeskWorld world, Actor actor, Guid item, string text = Answer)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AnswerQuestion>().RunAsync(actor, new(item, text), Token);
    }

    private static async Task<InboxView> ReadAsync(DeskWorld world, Actor actor)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ReadInbox>().RunAsync(actor, new(), Token);
        return result.Value.ShouldNotBeNull();
    }

    private static async Task<List<string>> TimelineAsync(DeskWorld world)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        var request = new ListCaseEventsRequest(world.Here.CaseId, TimelineTab.All, 10);
        var result = await scope.ServiceProvider.GetRequiredService<ListCaseEvents>().RunAsync(world.Here.Agent, request, Token);
        return [.. result.Value!.Lines.Select(line => $"{line.Who} {line.What}: {line.Note}")];
    }

    private static Task LoseAsync(DeskWorld world, string what) =>
        world.ChangeAsync(
            RecsConsole.Platform.Changes.ChangeKind.Person,
            db =>
            {
                var person = db.People.Single(row => row.Id == world.Here.Expert);
                (person.Roles, person.Clearance) = (what == "role" ? [] : person.Roles, what == "clearance" ? 0 : person.Clearance);
                if (what == "customer")
                {
                    db.ConflictsOfInterest.Add(
                        new()
                        {
                            TenantId = world.Here.TenantId,
                            PersonId = person.Id,
                            SubjectKind = "account",
                            SubjectKey = "acme",
                        }
                    );
                }
            }
        );

    private static async Task<int> CountAsync(DeskWorld world)
    {
        await using var db = world.Open();
        return await db.InboxItems.CountAsync(Token) + await db.Notes.CountAsync(Token) + await db.Responses.CountAsync(Token);
    }
}
