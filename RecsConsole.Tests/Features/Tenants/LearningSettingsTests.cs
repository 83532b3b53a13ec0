using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Tenants;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Tenants;

/// <summary>
/// Surfaces, exploration, windows, calendars and the denylist: stored, shown as differences, and effective from the next opening on.
/// </summary>
[Trait("Req", "R137")]
public sealed class LearningSettingsTests : IAsyncLifetime
{
    private DeskWorld _world = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static TenantConfiguration Default => TenantConfiguration.Default;

    private Actor Admin => _world.Here.Agent;

    public async ValueTask InitializeAsync()
    {
        _world = await DeskWorld.CreateAsync(replace: services => services.AddTenants());
        await _world.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Id == Admin.PersonId).Roles = ["agent", "admin"]);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Surface_that_is_switched_off_is_empty_on_the_next_opening_and_says_so()
    {
        (await _world.RecommendAsync()).Slate(SlateKind.Action).Items.ShouldNotBeEmpty();

        await SaveAsync(With(it => it with { Surfaces = [new(SlateKind.Action, false, RiskLevel.Low)] }));

        var slate = (await _world.RecommendAsync()).Slate(SlateKind.Action);
        slate.Items.ShouldBeEmpty();
        slate.EmptyReason!.ShouldContain("administrators");
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(3, 1, 2)]
    [InlineData(2, 3, 1)]
    [Trait("Req", "R84")]
    public async Task No_panel_shows_more_than_the_tenant_allows(int actions, int documents, int experts)
    {
        // Each panel has enough candidates for four places.
        await _world.ChangeAsync(ChangeKind.Import, AddMoreOfEach);
        (
            await SaveAsync(With(it => it with { ActionSlots = 4, DocumentSlots = 4, ExpertSlots = 4, MaxSameKind = 4 }))
        ).Error.ShouldBeNull();
        (await CountsAsync()).ShouldBe([4, 4, 4]);

        var settings = With(it => it with { ActionSlots = actions, DocumentSlots = documents, ExpertSlots = experts, MaxSameKind = 4 });
        (await SaveAsync(settings, seen: 2)).Error.ShouldBeNull();

        (await CountsAsync()).ShouldBe([actions, documents, experts]);

        async Task<IEnumerable<int>> CountsAsync() => (await _world.RecommendAsync()).Slates.Select(slate => slate.Items.Count);
    }

    [Theory]
    [InlineData(RiskLevel.Medium)]
    [InlineData(RiskLevel.High)]
    [Trait("Req", "R13")]
    [Trait("Req", "R105")]
    public async Task Risky_surface_has_every_action_confirmed_also_by_a_caller_that_skips_the_question(RiskLevel risk)
    {
        var calm = (await _world.RecommendAsync()).Slate(SlateKind.Action).Items.First(item => item.Risk == RiskLevel.Low);
        calm.AsksToConfirm.ShouldBeFalse();
        await SaveAsync(With(it => it with { Surfaces = [new(SlateKind.Action, true, risk)] }));
        var decision = await _world.RecommendAsync();
        var card = decision.Slate(SlateKind.Action).Items.First(item => item.Risk == RiskLevel.Low);

        card.AsksToConfirm.ShouldBeTrue();
        (await AcceptAsync(decision, card, isConfirmed: false)).Error!.Message.ShouldContain("Confirm");
        (await AcceptAsync(decision, card, isConfirmed: true)).Error.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R65")]
    public async Task What_is_denied_can_only_grow()
    {
        (await SaveAsync(With(it => it with { DeniedFeatures = ["priority"] }))).Value.ShouldBe(2);

        var less = await SaveAsync(With(it => it with { ActionSlots = 3 }), seen: 2);
        var more = await SaveAsync(With(it => it with { DeniedFeatures = ["contact", "priority"] }), seen: 2);

        less.Error!.Message.ShouldContain("priority cannot be removed");
        more.Value.ShouldBe(3);
    }

    public static TheoryData<string, TenantConfiguration> Wrong =>
        new()
        {
            { "1 to 20 %", With(it => it with { ExplorationRate = 250_000 }) },
            { "1 to 20 %", With(it => it with { ExplorationRate = 5_000 }) },
            { "cannot deny", With(it => it with { DeniedFeatures = ["match"] }) },
            { "single word", With(it => it with { DeniedFeatures = ["two words"] }) },
            { "1 to 168 hours", Default with { Labels = new(0, 7, 14, 30) } },
            { "1 to 90 days", Default with { Labels = new(24, 7, 91, 30) } },
            { "rating 1 to 90 days", Default with { Labels = LabelWindows.Default with { SatisfiedDays = 91 } } },
            { "at least one result of it", Default with { Objectives = new(5, 1, 0, 0, 0, 0) } },
            { "from 0 to 10", Default with { Objectives = LearningObjectives.Default with { SlaMet = 11 } } },
            { "time zone \"Mars\"", Calendar(it => it with { TimeZone = "Mars" }) },
            { "not a valid date", Calendar(it => it with { Holidays = ["25.12.2026"] }) },
            { "not valid hours", Calendar(it => it with { Hours = [new(1, "8", "17:00")] }) },
            { "hours of Monday overlap", Calendar(it => it with { Hours = [new(1, "08:00", "13:00"), new(1, "12:00", "17:00")] }) },
        };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public async Task What_cannot_be_is_refused_in_words(string named, TenantConfiguration settings)
    {
        var result = await SaveAsync(settings);

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain(named);
        await using var db = _world.Open();
        (await db.TenantConfigurations.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Calendar_is_changed_with_the_version_and_comes_back_with_an_old_one()
    {
        var before = (await ReadAsync()).Current;
        var calendar = before.Calendars!.Single();
        var night = calendar with { Hours = [new(5, "22:00", "06:00")], Holidays = ["2026-12-25"] };

        var saved = await SaveAsync(Default with { Calendars = [night] });

        saved.Value.ShouldBe(2);
        var settings = await ReadAsync();
        settings.Current.Calendars!.Single().Hours.ShouldBe([new(5, "22:00", "06:00")]);
        settings.Versions[0].Differences.Select(each => each.After).ShouldContain("Fri 22:00–06:00");
        (await _world.RecommendAsync()).DecisionId.ShouldNotBeNull("spans past midnight are read");
        (await SaveAsync(before, seen: 2)).Value.ShouldBe(3);
        (await ReadAsync()).Current.Calendars!.Single().Hours.ShouldBe(calendar.Hours);
    }

    [Fact]
    public async Task Windows_are_read_back_as_saved()
    {
        await SaveAsync(Default with { Labels = new(48, 5, 10, 20) });

        await using var db = _world.Open();
        var read = await TenantConfigurationReader.ReadAsync(db, Token);
        read.Labels.ShouldBe(new LabelWindows(48, 5, 10, 20));
    }

    [Fact]
    public async Task Weights_of_outcomes_are_read_back_as_saved_and_stand_in_the_history()
    {
        var weights = LearningObjectives.Default with { Satisfied = 3 };
        await SaveAsync(Default with { Objectives = weights });

        await using var db = _world.Open();
        (await TenantConfigurationReader.ReadAsync(db, Token)).ObjectivesInForce.ShouldBe(weights);
        (await ReadAsync()).Versions[0].Differences.ShouldContain(each => each.Before == "0" && each.After == "3");
    }

    // Adds candidates to the three open actions, the guide and the expert.
    private void AddMoreOfEach(ConsoleDbContext db)
    {
        var now = _world.Database.Clock.GetUtcNow();
        var (catalog, people) = (new DeskCatalog(db.TenantId, now), new DeskPeople(db.TenantId, now, Guid.NewGuid(), Guid.NewGuid()));
        db.Add(catalog.Action("call", "communicate", ActionRiskLevel.Low));
        var workflow = db.Workflows.Single();
        workflow.DefinitionJson = workflow.DefinitionJson.Replace(
            "\"transitions\":[",
            "\"transitions\":[{\"actionKey\":\"call\",\"from\":\"new\",\"observedCount\":0,\"to\":\"working\"},",
            StringComparison.Ordinal
        );
        var (documents, experts) = (Enumerable.Range(2, 4).Select(number => $"guide-{number}").ToList(), new List<Guid>());
        db.AddRange(documents.Select(key => catalog.Document(key)));
        foreach (var name in new[] { "erik", "edda", "else", "emil" })
        {
            var person = people.Person(Guid.NewGuid(), name, isExpert: true);
            db.AddRange(person, Printing(person));
            experts.Add(person.Id);
        }

        // Each has as much evidence as the guide and the expert.
        foreach (var (found, i) in db.Cases.Where(row => !row.IsOpen).ToList().Select((row, i) => (row, i)))
        {
            found.ResolvedById = i % 5 == 4 ? _world.Here.Expert : experts[i % 5];
            db.AddRange(documents.Select(key => Used(found, key, now)));
        }
    }

    private static PersonSkillRow Printing(PersonRow of) =>
        new()
        {
            TenantId = of.TenantId,
            PersonId = of.Id,
            Skill = "printer",
            Level = 5,
        };

    private static CaseDocumentRow Used(CaseRow of, string key, DateTimeOffset at) =>
        new()
        {
            TenantId = of.TenantId,
            CaseId = of.Id,
            DocumentKey = key,
            At = at,
        };

    private static TenantConfiguration With(Func<ConfigurationPart, ConfigurationPart> change) =>
        Default with
        {
            Part = change(Default.Part),
        };

    private static TenantConfiguration Calendar(Func<CalendarSetting, CalendarSetting> change) =>
        Default with
        {
            Calendars = [change(new("c", "UTC", [], []))],
        };

    private Task<Result<int>> SaveAsync(TenantConfiguration settings, int seen = 1) =>
        _world.Get<SaveTenantSettings>().RunAsync(Admin, new(seen, settings, "Try"), Token);

    private async Task<TenantSettings> ReadAsync() => (await _world.Get<ReadTenantSettings>().RunAsync(Admin, Token)).Value!;

    private Task<Result<ResponseOutcome>> AcceptAsync(ShownDecision decision, ShownItem card, bool isConfirmed) =>
        _world
            .Get<RespondToSlate>()
            .RunAsync(
                Admin,
                new(Guid.CreateVersion7(), decision.DecisionId!.Value, ResponseKind.Accept, card.Kind, card.Id, IsConfirmed: isConfirmed),
                Token
            );
}
