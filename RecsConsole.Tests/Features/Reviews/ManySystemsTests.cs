using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Findings.Strengths;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>Studies of more than two systems.</summary>
public sealed class ManySystemsTests
{
    private static readonly string[] s_teams = ["Baltimore", "Cleveland", "Boston", "New York", "Toronto", "Detroit", "Milwaukee"];

    // The American League of 1987 (A. Agresti, "Categorical Data Analysis", 2nd edition, 2002, table 10.10): wins of the first and second.
    private static readonly (int A, int B, int Won, int Lost)[] s_games =
    [
        (0, 1, 7, 6),
        (0, 2, 1, 12),
        (0, 3, 3, 10),
        (0, 4, 1, 12),
        (0, 5, 4, 9),
        (0, 6, 2, 11),
        (1, 2, 6, 7),
        (1, 3, 6, 7),
        (1, 4, 5, 8),
        (1, 5, 4, 9),
        (1, 6, 4, 9),
        (2, 3, 7, 6),
        (2, 4, 6, 7),
        (2, 5, 2, 11),
        (2, 6, 6, 7),
        (3, 4, 6, 7),
        (3, 5, 8, 5),
        (3, 6, 6, 7),
        (4, 5, 6, 7),
        (4, 6, 4, 9),
        (5, 6, 6, 7),
    ];

    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R146")]
    public async Task Judgements_of_known_strengths_give_these_with_intervals_and_say_when_they_are_enough(DatabaseProvider provider)
    {
        await using var world = await ReviewWorld.CreateAsync(1, provider);
        var whole = await AddAsync(world, s_games);
        var few = await AddAsync(world, [.. s_games.Select(each => each with { Won = 1, Lost = 0 })]);

        var results = (await world.ResultsAsync(whole)).Results!;
        var early = (await world.ResultsAsync(few)).Results!;

        var strengths = results.Strengths;
        strengths.IsEnough.ShouldBeTrue();
        // the published strengths, without a home effect
        strengths
            .Systems.Select(line => (line.System, Math.Round(line.Strength!.Value.Value, 2)))
            .ShouldBe([
                ("Milwaukee", 1.58),
                ("Detroit", 1.44),
                ("Toronto", 1.29),
                ("New York", 1.25),
                ("Boston", 1.11),
                ("Cleveland", 0.68),
                ("Baltimore", 0),
            ]);
        var milwaukee = strengths.Systems[0].Strength!.Value;
        ((milwaukee.High - milwaukee.Value) / 1.96).ShouldBe(0.3, 0.05); // the published standard errors are about 0.3
        strengths.Meetings.Count.ShouldBe(21);
        early.Strengths.IsEnough.ShouldBeFalse();
        early.Strengths.IsOpenEnded.ShouldBeTrue("the first of each two has always won");
        early.Strengths.Systems.ShouldAllBe(line => line.Strength == null);
    }

    [Fact]
    [Trait("Req", "R142")]
    public async Task Each_case_compares_two_of_the_systems_and_its_reviewers_compare_the_same_two()
    {
        await using var world = await ReviewWorld.CreateAsync(12);

        var made = await world.MakeAsync(world.Ask(12, overlap: 50) with { Others = [RankingSystem.UsualStep] });

        await using var db = world.Desk.Open();
        var study = await db.Studies.SingleAsync();
        study.OtherSystems.ShouldBe([RankingSystem.UsualStep]);
        study.OtherVersions.ShouldBe(["usual-step-1"]);
        var cases = (await db.StudyPairs.ToListAsync()).GroupBy(pair => pair.CaseId).ToList();
        cases.Count.ShouldBe(made.Cases);
        cases.ShouldAllBe(pairs => pairs.Select(pair => new { pair.NumberA, pair.NumberB }).Distinct().Count() == 1);
        var meetings = cases.ConvertAll(pairs => (pairs.First().NumberA, pairs.First().NumberB));
        meetings.ShouldContain((0, 1));
        meetings.ShouldContain((1, 2));
        (await world.ResultsAsync(made.Id)).Systems.ShouldBe([
            "The weighted rules",
            ReviewWorld.ModelVersion,
            "The usual next step (simplest baseline)",
        ]);
    }

    [Theory]
    [InlineData("heuristic-1", "the weighted rules")]
    [InlineData("heuristic-2", "the weighted rules")]
    [InlineData("trees-1", "trees-1")]
    public void The_weighted_rules_have_one_name_whatever_their_version(string version, string name)
    {
        RankingSystem.NameInSentence(version).ShouldBe(name);
    }

    [Fact]
    public void Two_systems_that_met_least_are_next()
    {
        var pairing = new SystemPairing(systems: 4, new(7));

        var met = new Dictionary<SystemMeeting, int>();
        for (var i = 0; i < 600; i++)
        {
            var next = pairing.InOrder()[0];
            pairing.Took(next);
            met[next] = met.GetValueOrDefault(next) + 1;
        }

        met.Count.ShouldBe(6);
        met.Values.ShouldAllBe(times => times == 100);
    }

    [Fact]
    public async Task Systems_are_few_and_different()
    {
        await using var world = await ReviewWorld.CreateAsync(2);

        var twice = await world.TryMakeAsync(world.Ask(2) with { Others = [RankingSystem.Heuristic] });
        var many = await world.TryMakeAsync(world.Ask(2) with { Others = [.. Enumerable.Range(0, 7).Select(i => $"model-{i}")] });

        twice.Error!.Message.ShouldBe("A system cannot be compared with itself. Choose another one.");
        many.Error!.Kind.ShouldBe(ErrorKind.Invalid);
    }

    [Fact]
    public async Task Own_cases_are_taken_instead_of_drawn_ones()
    {
        await using var world = await ReviewWorld.CreateAsync(6);

        var made = await world.MakeAsync(world.Ask(1, 0, world.Rita) with { CaseKeys = ["R-2", "R-4", "R-999"] });

        (made.Cases, made.Asked, made.Matching).ShouldBe((2, 3, 2));
        await using var db = world.Desk.Open();
        var keys = await (
            from pair in db.StudyPairs
            join row in db.Cases on pair.CaseId equals row.Id
            orderby row.Key
            select row.Key
        ).ToListAsync();
        keys.ShouldBe(["R-2", "R-4"]);
    }

    [Theory]
    [InlineData(6, 0, StopAnswer.GoOn)]
    [InlineData(9, 0, StopAnswer.FirstIsBetter)]
    [InlineData(0, 9, StopAnswer.SecondIsBetter)]
    [InlineData(30, 30, StopAnswer.GoOn)]
    [InlineData(300, 300, StopAnswer.NoDifference)]
    public void Judging_may_stop_as_soon_as_it_is_decided(int won, int lost, StopAnswer answer) =>
        StopFigures.Of("one", "other", new(won, lost), meetings: 1).Answer.ShouldBe(answer);

    // Each game is a case that one reviewer judged.
    private static async Task<Guid> AddAsync(ReviewWorld world, (int A, int B, int Won, int Lost)[] games)
    {
        var id = Guid.NewGuid();
        var pairs = games
            .SelectMany(each =>
                Enumerable
                    .Repeat(PairVerdict.A, each.Won)
                    .Concat(Enumerable.Repeat(PairVerdict.B, each.Lost))
                    .Select(verdict => (each.A, each.B, verdict))
            )
            .ToList();
        await world.Desk.ChangeAsync(
            ChangeKind.Study,
            db =>
            {
                db.Studies.Add(Study(world, id));
                db.StudyPairs.AddRange(pairs.Select((pair, index) => Pair(world, id, index + 1, pair)));
            }
        );
        return id;
    }

    private static StudyRow Study(ReviewWorld world, Guid id) =>
        new()
        {
            TenantId = world.Lead.TenantId,
            Id = id,
            Name = "American League",
            Status = StudyStatus.Open,
            SystemA = "team-0",
            SystemB = "team-1",
            VersionA = s_teams[0],
            VersionB = s_teams[1],
            OtherSystems = [.. Enumerable.Range(2, s_teams.Length - 2).Select(number => $"team-{number}")],
            OtherVersions = [.. s_teams.Skip(2)],
            Kind = ItemKind.Action,
            CreatedById = world.Lead.PersonId,
            CreatedAt = world.Desk.Database.Clock.GetUtcNow(),
            Revision = 1,
        };

    private static StudyPairRow Pair(ReviewWorld world, Guid study, int position, (int A, int B, PairVerdict Verdict) game) =>
        new()
        {
            TenantId = world.Lead.TenantId,
            StudyId = study,
            ReviewerId = world.Rita.PersonId,
            Position = position,
            CaseId = Guid.NewGuid(),
            NumberA = game.A,
            NumberB = game.B,
            SlateA = StoredSlate.Pack([]),
            SlateB = StoredSlate.Pack([]),
            LabelsJson = "{}",
            Verdict = game.Verdict,
            Revision = 1,
        };
}
