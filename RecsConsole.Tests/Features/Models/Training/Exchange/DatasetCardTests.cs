using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Labels;
using RecsConsole.Features.Models;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training.Exchange;

/// <summary>Each training records its data set, and no example comes from a person or customer who asked for rules alone.</summary>
public sealed class DatasetCardTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R161")]
    public async Task Each_training_stores_a_card_with_source_window_basis_and_exclusions()
    {
        await using var world = await DeskHistory.OpenAsync();
        await AskForRulesAsync(world, "quiet");
        await world.AddAsync(world.Here, change: (row, i) => row.AccountKey = i % 8 == 0 ? "quiet" : null);
        await StateBasisAsync(world, "Works agreement 12");
        await DenyWordAsync(world, "priority");

        var report = (await world.TrainAsync()).Value.ShouldNotBeNull().Report;

        var card = report.Card.ShouldNotBeNull();
        card.Sources.ShouldBe([new("history", 2 * (DeskHistory.Cases - 20))]);
        card.From.ShouldBe(report.TrainFrom);
        card.To.ShouldBe(report.TestTo);
        card.Basis.ShouldBe("Works agreement 12");
        CountOf(card, "by_rules").ShouldBe(2 * 20);
        card.Periods.Select(period => period.Name).ShouldBe(["train", "validation", "test"]);
        card.Periods[0].Rows.ShouldBe(report.TrainRows);
        card.Periods.ShouldAllBe(period => period.EndedWell > 0 && period.EndedWell < period.Used && period.Used < period.Rows);
        card.Columns.ShouldContain("match");
        card.DeniedColumns.ShouldBe(["priority"]);
        card.DataHash.Length.ShouldBe(64);
        var stored = (await world.ModelsAsync()).ShouldHaveSingleItem();
        ModelRegistration.ReportOf(new(stored.Id, stored.Version, stored.ReportJson)).Card!.DataHash.ShouldBe(card.DataHash);
    }

    [Fact]
    [Trait("Req", "R112")]
    public async Task Decision_of_somebody_who_asked_for_rules_alone_is_no_example()
    {
        await using var world = await LabelledAsync();
        await world.ChangeAsync(
            ChangeKind.Configuration,
            db => db.People.Single(row => row.Id == world.Here.Agent.PersonId).IsByRulesOnly = true
        );
        await using var db = world.Open();

        var examples = await DecisionExamples.ReadAsync(db, SlateKind.Action, LearningObjectives.Default, 100, Token);

        examples.Keys.ShouldBeEmpty();
        examples.LeftOut.ShouldBe(new LeftOut(1, 0, 0, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Req", "R218")]
    public async Task Decision_of_somebody_is_an_example_only_with_consent_where_consent_is_the_basis(bool isGiven)
    {
        await using var world = await LabelledAsync();
        await world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
            {
                AddSettings(world, db, settings => settings with { Bases = [new(FieldClass.People, LegalBasis.Consent)] });
                db.Consents.Add(ConsentOf(world, world.Here.Agent.PersonId, isGiven));
            }
        );
        await using var db = world.Open();

        var examples = await DecisionExamples.ReadAsync(db, SlateKind.Action, LearningObjectives.Default, 100, Token);

        examples.Keys.Count.ShouldBe(isGiven ? 1 : 0);
        examples.LeftOut.NoConsent.ShouldBe(isGiven ? 0 : 1);
    }

    [Fact]
    public async Task Pending_decision_is_counted_and_not_learned_from()
    {
        await using var world = await WorldAsync();
        await world.AcceptAsync(await world.RecommendAsync(), "ask");
        world.Database.Clock.Advance(TimeSpan.FromDays(8));
        await BuildLabelsAsync(world);
        await using var db = world.Open();

        var examples = await DecisionExamples.ReadAsync(db, SlateKind.Action, LearningObjectives.Default, 100, Token);

        examples.LeftOut.ShouldBe(new LeftOut(0, 0, 1, 0));
    }

    [Fact]
    [Trait("Req", "R122")]
    public async Task Row_of_an_item_says_that_its_reasons_were_opened_that_a_letter_was_proposed_and_that_it_was_drawn()
    {
        await using var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        var decision = shown.DecisionId!.Value;
        await world.SeeAsync(shown);
        await world.Get<ReadEvidence>().RunAsync(world.Here.Agent, new(decision, SlateKind.Action, "wipe"), Token);
        await world.AcceptAsync(shown, "ask");
        await ProposeLetterAndDrawAsync(world, decision);
        world.Database.Clock.Advance(TimeSpan.FromDays(60));
        await BuildLabelsAsync(world);
        await using var reading = world.Open();
        var examples = await DecisionExamples.ReadAsync(reading, SlateKind.Action, LearningObjectives.Default, 100, Token);
        var example = (await examples.BuildAsync(examples.Keys.ShouldHaveSingleItem(), Token)).ShouldNotBeNull();
        using var rows = new TrainingRows();
        var ranked = new ExampleRows(new(), SlateKind.Action).Of(example);
        rows.Add(ranked, [0]);

        var judged = ranked.Candidates.Select(candidate => candidate.Id).Where(example.Grades.ContainsKey).ToList();
        var flags = judged.Zip(rows.Treatments).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        flags["wipe"].ShouldBe(Treatment.Explained);
        flags["ask"].ShouldBe(Treatment.Letter);
        flags["notice"].ShouldBe(Treatment.Explored);
    }

    private static async Task ProposeLetterAndDrawAsync(DeskWorld world, Guid decision)
    {
        await using var db = world.Database.Open();
        db.BindTo(world.Here.TenantId);
        db.Messages.Add(
            new()
            {
                TenantId = world.Here.TenantId,
                Id = Guid.NewGuid(),
                CaseId = world.Here.CaseId,
                At = world.Database.Clock.GetUtcNow(),
                Direction = MessageDirection.Outbound,
                Channel = "email",
                Text = "Which lamp is lit?",
                DraftText = "Which lamp?",
                EditDistance = 7,
                ActionKey = "ask",
            }
        );
        await db.SaveChangesAsync(Token);
        await db
            .DecisionItems.Where(row => row.DecisionId == decision && row.ItemId == "notice")
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Propensity, 50_000), Token);
    }

    // with one decision that was seen, accepted and labelled
    private static async Task<DeskWorld> LabelledAsync()
    {
        var world = await WorldAsync();
        var shown = await world.RecommendAsync();
        await world.SeeAsync(shown);
        await world.AcceptAsync(shown, "ask");
        world.Database.Clock.Advance(TimeSpan.FromDays(60));
        await BuildLabelsAsync(world);
        return world;
    }

    private static Task<DeskWorld> WorldAsync() => DeskWorld.CreateAsync(replace: services => services.AddLabels());

    private static Task<Result<BuiltLabels>> BuildLabelsAsync(DeskWorld world) =>
        world.Get<BuildLabels>().RunAsync(Actor.Job(world.Here.TenantId), new(new JobProgress()), CancellationToken.None);

    private static int CountOf(DatasetCard card, string reason) => card.LeftOut.Single(each => each.Reason == reason).Count;

    private static Task StateBasisAsync(DeskWorld world, string basis) =>
        world.ChangeAsync(ChangeKind.Configuration, db => AddSettings(world, db, settings => settings with { LearningBasis = basis }));

    private static Task DenyWordAsync(DeskWorld world, string word) =>
        world.ChangeAsync(
            ChangeKind.Configuration,
            db => AddSettings(world, db, settings => settings with { Part = settings.Part with { DeniedFeatures = [word] } })
        );

    private static void AddSettings(DeskWorld world, ConsoleDbContext db, Func<TenantConfiguration, TenantConfiguration> change)
    {
        var last = db.TenantConfigurations.OrderByDescending(row => row.Version).FirstOrDefault();
        var (settings, version) = (last is null ? TenantConfiguration.Default : TenantConfiguration.From(last), (last?.Version ?? 1) + 1);
        db.TenantConfigurations.Add(
            new()
            {
                TenantId = world.Here.TenantId,
                Version = version,
                Json = change(settings with { Part = settings.Part with { Version = version } }).ToJson(),
                CreatedAt = world.Database.Clock.GetUtcNow(),
                Why = "test",
            }
        );
    }

    private static ConsentRow ConsentOf(DeskWorld world, Guid person, bool isGiven) =>
        new()
        {
            TenantId = world.Here.TenantId,
            Id = Guid.CreateVersion7(),
            DataClass = Consents.CodeOf(FieldClass.People),
            SubjectKind = SubjectName.PersonKind,
            SubjectKey = person.ToString("D"),
            IsGiven = isGiven,
            Channel = "paper",
            At = world.Database.Clock.GetUtcNow(),
            RecordedById = world.Here.Agent.PersonId,
        };

    private static Task AskForRulesAsync(DeskWorld world, string account) =>
        world.ChangeAsync(
            ChangeKind.Configuration,
            db =>
                db.Accounts.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Key = account,
                        Name = account,
                        IsByRulesOnly = true,
                    }
                )
        );
}
