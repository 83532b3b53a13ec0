using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Catalog.CaseTypes;
using RecsConsole.Features.Catalog.CaseTypes.Templates;
using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.UseCases;
using RecsConsole.Tests.Features.Catalog.Workflows;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.CaseTypes;

/// <summary>An empty tenant starts to work: a case type with its workflow and first actions.</summary>
public sealed class AddCaseTypeTests
{
    private const string Why = "Tickets follow the support process now.";
    private static readonly UseCaseAnswers s_answers = new(DecisionFrequency.Daily, ErrorCost.Low, "The customer says so");

    private static readonly NewCaseType s_support = new("support", "Support", "support", null) { Answers = s_answers };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Case_of_the_new_type_is_advised_on_and_worked_to_its_end()
    {
        await using var desk = await WorkflowDesk.CreateAsync();

        var added = await desk.World.Get<AddCaseType>().RunAsync(desk.Ada, s_support, Token);
        await MoveCaseAsync(desk, "support", "new");
        var shown = await desk.World.RecommendAsync();
        var template = CaseTypeTemplates.Find("support")!.Actions.ToDictionary(action => action.Key, StringComparer.Ordinal);
        var suggested = shown.Slate(SlateKind.Action).Items.Select(item => item.Id).ToList();
        var step = suggested.Select(id => template[id]).First(action => action is { Channel: null, Handover: null or "to_doer" });
        var taken = await desk.World.AcceptAsync(shown, step.Key);

        added.Error.ShouldBeNull();
        added.Value!.Actions.ShouldBe(8);
        suggested.ShouldNotBeEmpty();
        taken.Error.ShouldBeNull();
        await using var db = desk.World.Open();
        (await db.Cases.SingleAsync(row => row.Id == desk.World.Here.CaseId, Token)).Status.ShouldBe(step.To);
        var calendar = await db.Calendars.SingleAsync(row => row.Key == "office-hours", Token);
        calendar.HoursJson.ShouldContain("09:00");
        calendar.Name.ShouldBe("Office hours");
        (await desk.AuditAsync("create.case_type")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Actions_that_are_there_stay_as_they_are_and_their_language_is_the_reader_s()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        await desk.World.ChangeAsync(
            RecsConsole.Platform.Changes.ChangeKind.Catalog,
            db =>
                db.Actions.Add(
                    new ActionRow
                    {
                        TenantId = desk.World.Here.TenantId,
                        Key = "take-over",
                        Version = 3,
                        Title = "Ours",
                        Description = "As we say it.",
                        Kind = "assign",
                        Risk = ActionRiskLevel.Low,
                        Status = VersionStatus.Published,
                    }
                )
        );
        var culture = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new("de");
        try
        {
            (await desk.World.Get<AddCaseType>().RunAsync(desk.Ada, s_support, Token)).Value!.Actions.ShouldBe(7);
        }
        finally
        {
            CultureInfo.CurrentUICulture = culture;
        }

        await using var db = desk.World.Open();
        var titles = await db
            .Actions.Where(row => row.Status == VersionStatus.Published)
            .ToDictionaryAsync(row => row.Key, row => row.Title, Token);
        titles["take-over"].ShouldBe("Ours");
        titles["close-case"].ShouldBe("Fall schließen");
    }

    [Theory]
    [InlineData("ticket", "support", null, ErrorKind.Conflict)]
    [InlineData("desk", "support", null, ErrorKind.Conflict)]
    [InlineData("Not an id", "support", null, ErrorKind.Invalid)]
    [InlineData("fresh", "nothing", null, ErrorKind.Invalid)]
    [InlineData("fresh", null, "nothing", ErrorKind.Invalid)]
    public async Task What_is_taken_or_unknown_is_refused_and_nothing_is_written(
        string key,
        string? template,
        string? workflow,
        ErrorKind expected
    )
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        await using var db = desk.World.Open();
        var before = await db.Actions.CountAsync(Token);

        var added = await desk
            .World.Get<AddCaseType>()
            .RunAsync(desk.Ada, new(key, "Name", template, workflow) { Answers = s_answers }, Token);

        added.Error!.Kind.ShouldBe(expected);
        (await db.Actions.CountAsync(Token)).ShouldBe(before);
        (await db.CaseTypes.CountAsync(Token)).ShouldBe(1);
        (await db.Workflows.CountAsync(Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_add_the_same_type_at_once_make_it_once()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        var add = desk.World.Get<AddCaseType>();

        var both = await Task.WhenAll(add.RunAsync(desk.Ada, s_support, Token), add.RunAsync(desk.Ben, s_support, Token));

        both.Count(result => result.IsOk).ShouldBe(1);
        both.Single(result => !result.IsOk).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Workflow_in_which_an_open_case_has_no_place_cannot_be_followed()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        await desk.World.Get<AddCaseType>().RunAsync(desk.Ada, s_support, Token);
        await MoveCaseAsync(desk, "ticket", "working");
        var save = desk.World.Get<SaveCaseType>();

        var refused = await save.RunAsync(desk.Ada, To("Ticket"), Token);
        await MoveCaseAsync(desk, "ticket", "new");
        var saved = await save.RunAsync(desk.Ada, To("Tickets"), Token);
        await MoveCaseAsync(desk, "ticket", "working");
        var moved = await desk.World.Database.PublishRulesAsync(desk.Ben);
        await MoveCaseAsync(desk, "ticket", "new");
        var published = await desk.World.Database.PublishRulesAsync(desk.Ben);
        var late = await save.RunAsync(desk.Ben, To("Other"), Token);

        refused.Error!.Message.ShouldContain("Working");
        saved.Error.ShouldBeNull();
        moved.Error!.Message.ShouldContain("Working");
        published.Error.ShouldBeNull();
        late.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        var listed = (await desk.World.Get<ListCaseTypes>().RunAsync(desk.Ada, Token)).Value!;
        listed.Changes.Waiting.ShouldBeEmpty();
        var version = listed.Versions.ShouldHaveSingleItem();
        (version.Author, version.Publisher, version.Why).ShouldBe(("Ada", "Ben", Why));
        version.Differences.Select(each => each.After).ShouldBe(["Tickets", "support"]);
        (await desk.World.Get<IWorkflowSource>().ReadAsync(desk.Ada, "ticket", Token))!.Key.ShouldBe("support");
    }

    [Fact]
    public async Task New_type_waits_for_somebody_else_once_suggestions_are_recorded()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        (await ListAsync(desk)).AddingHelp.ShouldStartWith("Takes effect at once until the first suggestions");
        await desk.World.RecommendAsync();
        (await ListAsync(desk)).AddingHelp.ShouldBe("A second person puts it into force.");
        await using var db = desk.World.Open();
        var actions = await db.Actions.CountAsync(Token);

        var unsaid = await desk.World.Get<AddCaseType>().RunAsync(desk.Ada, s_support, Token);
        var sent = await desk.World.Get<AddCaseType>().RunAsync(desk.Ada, s_support with { Why = Why }, Token);

        unsaid.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        sent.Value!.Words.ShouldStartWith("Sent for review");
        (await CountAsync(desk)).ShouldBe((1, 1, actions));
        var change = await desk.World.Database.ReadRulesAsync(desk.Ben);
        change
            .Differences.Select(each => each.After)
            .ShouldBe(["Support", "support", "Office hours", change.Differences[3].After, "Customer support"], change.Title);
        change.Title.ShouldBe("Case type Support");
        change.Change.Effect.ShouldNotBeNull().ShouldContain("its workflow is published with it");
        change.Change.Effect.ShouldContain("Hours that count: Monday to Friday, 9 to 5.");
        change.WhyNotTried.ShouldNotBeNull().ShouldStartWith("No case has this type yet");
        (await desk.World.Database.PublishRulesAsync(desk.Ada)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);

        var published = await desk.World.Database.PublishRulesAsync(desk.Ben);

        published.Value.ShouldBe("Support was added, with 8 new actions in the catalog.");
        (await CountAsync(desk)).ShouldBe((2, 2, actions + 8));
        var version = (await ListAsync(desk)).Versions.ShouldHaveSingleItem();
        (version.Author, version.Publisher, version.Why).ShouldBe(("Ada", "Ben", Why));
        (await desk.AuditAsync("create.case_type")).ShouldHaveSingleItem().DetailsJson.ShouldContain(desk.Ada.PersonId.ToString("D"));
        (await db.CaseTypes.AsNoTracking().SingleAsync(row => row.Key == "support", Token)).CalendarKey.ShouldBe("office-hours");
    }

    [Fact]
    public async Task Somebody_who_is_alone_adds_a_type_at_once_with_a_reason()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        await desk.World.RecommendAsync();
        await using var db = desk.World.Open();
        await db.People.Where(row => row.Id != desk.Ada.PersonId).ForEachAsync(row => row.IsActive = false, Token);
        await db.SaveChangesAsync(Token);

        var added = await desk.World.Get<AddCaseType>().RunAsync(desk.Ada, s_support with { Why = Why }, Token);

        added.Value!.Words.ShouldBe("Support was added, with 8 new actions in the catalog.");
        (await CountAsync(desk)).Types.ShouldBe(2);
        (await ListAsync(desk)).Versions.ShouldHaveSingleItem().Publisher.ShouldBeNull();
    }

    [Fact]
    public async Task Type_of_the_same_id_that_came_meanwhile_makes_the_proposal_outdated()
    {
        await using var desk = await WorkflowDesk.CreateAsync();
        await desk.World.RecommendAsync();
        (await desk.World.Get<AddCaseType>().RunAsync(desk.Ada, s_support with { Why = Why }, Token)).Error.ShouldBeNull();
        await desk.World.ChangeAsync(
            RecsConsole.Platform.Changes.ChangeKind.Catalog,
            db =>
                db.CaseTypes.Add(
                    new()
                    {
                        TenantId = desk.World.Here.TenantId,
                        Key = "support",
                        Name = "Imported",
                        WorkflowKey = "desk",
                        CalendarKey = "always",
                    }
                )
        );

        var published = await desk.World.Database.PublishRulesAsync(desk.Ben);

        published.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        (await CountAsync(desk)).Workflows.ShouldBe(1);
    }

    [Fact]
    public async Task Supervisors_add_nothing()
    {
        await using var desk = await WorkflowDesk.CreateAsync();

        (await desk.World.Get<AddCaseType>().RunAsync(desk.Supervisor, s_support, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await desk.World.Get<ListCaseTypes>().RunAsync(desk.Supervisor, Token)).Value!.Lines.Count.ShouldBe(1);
        (await desk.AuditAsync("create.case_type")).Single().Outcome.ShouldBe("denied");
    }

    private static async Task<CaseTypeList> ListAsync(WorkflowDesk desk) =>
        (await desk.World.Get<ListCaseTypes>().RunAsync(desk.Ada, Token)).Value!;

    private static async Task<(int Types, int Workflows, int Actions)> CountAsync(WorkflowDesk desk)
    {
        await using var db = desk.World.Open();
        return (await db.CaseTypes.CountAsync(Token), await db.Workflows.CountAsync(Token), await db.Actions.CountAsync(Token));
    }

    private static ChangedCaseType To(string title) => new("ticket", title, "support", 0) { Why = Why };

    private static async Task MoveCaseAsync(WorkflowDesk desk, string type, string state)
    {
        await using var db = desk.World.Open();
        var row = await db.Cases.SingleAsync(each => each.Id == desk.World.Here.CaseId, Token);
        (row.TypeKey, row.Status) = (type, state);
        await db.SaveChangesAsync(Token);
    }
}
