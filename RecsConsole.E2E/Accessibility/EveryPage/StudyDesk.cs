using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Adjudication;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Recommender.Ranking;
using Xunit;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>
/// Creates studies in a demo tenant with its own operations: one of pairs, half of whose cases are judged, and one of single lists.
/// </summary>
internal static class StudyDesk
{
    private const int Cases = 12;
    private static readonly int s_choices = Enum.GetValues<PairChoice>().Length;

    /// <returns>The study, and a case on which its reviewers disagree and that the lead has yet to decide.</returns>
    public static async Task<(Guid Study, Guid Disputed)> AddAsync(
        IServiceProvider site,
        ConsoleDbContext db,
        ModelRow model,
        CancellationToken cancellationToken
    )
    {
        var people = await db.People.ToDictionaryAsync(row => row.Key, row => row.Id, cancellationToken);
        // Marta may see every case that Rita may see: whichever cases are drawn, both can judge them.
        var (lead, rita, marta) = (people["laura.stein"], people["rita.moreno"], people["marta.weiss"]);
        var study = Guid.NewGuid();
        await using var scope = site.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var made = await services
            .GetRequiredService<CreateStudy>()
            .RunAsync(
                new(db.TenantId, lead),
                new(
                    study,
                    "First steps at the end of the year",
                    RankingSystem.Heuristic,
                    $"{model.Id:D}",
                    Cases,
                    StudyCases.Both,
                    null,
                    null,
                    [rita, marta],
                    100
                ),
                cancellationToken
            );
        Assert.Null(made.Error);
        var disputed = await JudgeHalfAsync(services, db, study, rita, cancellationToken);
        var decidable = await services
            .GetRequiredService<ReadAdjudication>()
            .RunAsync(new(db.TenantId, lead), study, disputed, cancellationToken);
        Assert.Null(decidable.Error);
        return (study, disputed);
    }

    /// <returns>A study of single lists, of which none is graded.</returns>
    public static async Task<Guid> AddGradedAsync(IServiceProvider site, ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var people = await db.People.ToDictionaryAsync(row => row.Key, row => row.Id, cancellationToken);
        var study = Guid.NewGuid();
        await using var scope = site.CreateAsyncScope();
        CreateStudyRequest request = new(
            study,
            "Relevance in November",
            RankingSystem.Heuristic,
            "",
            Cases,
            StudyCases.Both,
            null,
            null,
            [people["rita.moreno"], people["marta.weiss"]],
            100
        )
        {
            IsGraded = true,
        };
        var made = await scope
            .ServiceProvider.GetRequiredService<CreateStudy>()
            .RunAsync(new(db.TenantId, people["laura.stein"]), request, cancellationToken);
        Assert.Null(made.Error);
        return study;
    }

    // Returns the first judged case. Cases with two reviewers come first: a case on which one of them would see two equal lists has one.
    private static async Task<Guid> JudgeHalfAsync(
        IServiceProvider services,
        ConsoleDbContext db,
        Guid study,
        Guid rita,
        CancellationToken cancellationToken
    )
    {
        var judge = services.GetRequiredService<JudgePair>();
        var pairs = await db.StudyPairs.AsNoTracking().Where(row => row.StudyId == study).ToListAsync(cancellationToken);
        var cases = pairs.GroupBy(pair => pair.CaseId).OrderByDescending(same => same.Count()).ThenBy(same => same.Key).ToList();
        for (var at = 0; at < cases.Count / 2; at++)
        {
            foreach (var pair in cases[at])
            {
                // Rita begins with a preference for one side; Marta always says that both are bad.
                var choice = pair.ReviewerId == rita ? (PairChoice)(at % s_choices) : PairChoice.BothBad;
                var judged = await judge.RunAsync(
                    new(db.TenantId, pair.ReviewerId),
                    new(study, pair.Position, new(choice, ["order"], new(4, 5, null)), pair.Revision, TimeSpan.FromSeconds(40)),
                    cancellationToken
                );
                Assert.Null(judged.Error);
            }
        }

        return cases[0].Key;
    }
}
