using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Demo.Content;
using RecsConsole.Features.Demo.Content.Schema;
using RecsConsole.Features.Demo.Simulation;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;

namespace RecsConsole.Cli;

/// <summary>
/// Seeds a study that the demo's reviewers have nearly finished: the heuristic against the simplest baseline. Created and judged through
/// the product's own operations; the reviewers prefer what addresses a case's hidden cause, which the simulation knows, and are wrong now
/// and then.
/// </summary>
internal sealed class DemoStudy
{
    private const string Name = "Which three steps would you rather see?";
    private const int Cases = 24;
    private const int Overlap = 40;
    private const int MinReviewers = 2;
    private const double LeftToJudge = 0.35; // for the reviewer whom visitors sign in as
    private const double InvestigationValue = 0.1; // the value of an investigation, in addition to the probability that a step cures the cause
    private const double NoDifference = 0.02;
    private const double NoHelp = 0.15;
    private const double SeesNoDifference = 0.12;
    private const double Errs = 0.08;

    private readonly SimulatedWorld _world;
    private readonly Dictionary<DateTimeOffset, SimulatedCase> _cases;

    private DemoStudy(SimulatedWorld world) =>
        (_world, _cases) = (
            world,
            new OpenCaseSimulator(world)
                .Simulate()
                .GroupBy(each => each.Setting.OpenedAt)
                .ToDictionary(same => same.Key, same => same.First())
        );

    public static TenantPreparation Preparation { get; } =
        new("compares two ways to rank", RunAsync) { Stage = PreparationStage.AtTheDesk };

    private static async Task RunAsync(IServiceProvider services, Actor tenant, CancellationToken cancellationToken)
    {
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var row = await db.Tenants.SingleAsync(each => each.Id == tenant.TenantId, cancellationToken);
        var people = await db.People.AsNoTracking().Where(each => each.IsActive).OrderBy(each => each.Id).ToListAsync(cancellationToken);
        var reviewers = people.Where(each => each.Roles.Contains(ConsoleRole.Reviewer) && !each.Roles.Contains(ConsoleRole.Lead)).ToList();
        var lead = people.Find(each => each.Roles.Contains(ConsoleRole.Lead));
        if (lead is null || reviewers.Count < MinReviewers || await db.Studies.AnyAsync(cancellationToken))
        {
            return; // nobody to ask, or already created by an interrupted start
        }

        var made = await services
            .GetRequiredService<CreateStudy>()
            .RunAsync(
                new(tenant.TenantId, lead.Id),
                new(
                    Guid.CreateVersion7(),
                    Name,
                    RankingSystem.UsualStep,
                    RankingSystem.Heuristic,
                    Cases,
                    StudyCases.Open,
                    Team: null,
                    IssueType: null,
                    [.. reviewers.Select(each => each.Id)],
                    Overlap
                ),
                cancellationToken
            );
        if (made.Value is { } study)
        {
            var world = new SimulatedWorld(DemoContentLoader.Load(row.Key), SeedDemoTenants.Seed, row.CreatedAt);
            await new DemoStudy(world).JudgeAsync(services, db, study.Id, cancellationToken);
        }
    }

    private async Task JudgeAsync(IServiceProvider services, ConsoleDbContext db, Guid study, CancellationToken cancellationToken)
    {
        var judge = services.GetRequiredService<JudgePair>();
        var pairs = await (
            from pair in db.StudyPairs.AsNoTracking()
            join row in db.Cases on pair.CaseId equals row.Id
            where pair.StudyId == study
            orderby pair.ReviewerId, pair.Position
            select new { Pair = pair, row.OpenedAt }
        ).ToListAsync(cancellationToken);
        foreach (var own in pairs.GroupBy(each => each.Pair.ReviewerId))
        {
            var judged = own.Key == DemoPeople.ReviewerId ? (int)(own.Count() * (1 - LeftToJudge)) : own.Count();
            foreach (var each in own.Take(judged))
            {
                var random = SimulationRandom.For(
                    SeedDemoTenants.Seed,
                    FormattableString.Invariant($"judged {own.Key:D} {each.Pair.Position}")
                );
                var judgement = Judge(each.Pair, _cases.GetValueOrDefault(each.OpenedAt), random);
                var took = TimeSpan.FromSeconds(random.Between(9.0, 45.0));
                await judge.RunAsync(
                    new(db.TenantId, own.Key),
                    new(study, each.Pair.Position, judgement, each.Pair.Revision, took),
                    cancellationToken
                );
            }
        }
    }

    private Judgement Judge(StudyPairRow pair, SimulatedCase? found, SimulationRandom random)
    {
        var (a, b) = (HelpOf(pair.SlateA, found), HelpOf(pair.SlateB, found));
        var (left, right) = pair.IsALeft ? (a, b) : (b, a);
        var rating = Math.Clamp(1 + (int)Math.Round(4 * Math.Max(a, b)), 1, 5);
        if (Math.Abs(left - right) < NoDifference || random.Chance(SeesNoDifference))
        {
            var isBad = Math.Max(left, right) < NoHelp;
            return new(isBad ? PairChoice.BothBad : PairChoice.Equal, isBad ? ["missing_step"] : [], new(rating, null, null));
        }

        var better = left > right != random.Chance(Errs) ? PairChoice.Left : PairChoice.Right;
        return new(better, ["order"], new(rating, null, null));
    }

    // How much the list addresses the hidden cause, 0 to 1: each step by its probability of curing it, the first one weighted most.
    private double HelpOf(byte[] slate, SimulatedCase? found) =>
        found is null ? 0 : StoredSlate.Unpack(slate).Sum(item => HelpOf(_world.Action(item.Id), found.Setting.Traits) / (1 << item.Rank));

    private double HelpOf(DemoAction action, LatentTraits traits) =>
        action.Purpose switch
        {
            "start" => 1,
            "inform" => InvestigationValue,
            _ => _world.Truth.CureChance(traits.Cause, action.Key, day: 0),
        };
}
