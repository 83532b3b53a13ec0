using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews.Findings.Checks;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>A study's rows with the names needed for results and export.</summary>
internal sealed record StudyDetails(
    StudyRow Study,
    IReadOnlyList<JudgedRow> Rows,
    IReadOnlyDictionary<Guid, string> People,
    IReadOnlyDictionary<Guid, (string Key, string Title)> Cases,
    IReadOnlyDictionary<Guid, StudyAdjudicationRow> Decided
)
{
    /// <summary>The names of all systems, in the study's order.</summary>
    public IReadOnlyList<string> Systems { get; } =
        Study.IsGraded()
            ? [SystemName(Study.SystemA, Study.VersionA)]
            :
            [
                SystemName(Study.SystemA, Study.VersionA),
                SystemName(Study.SystemB, Study.VersionB),
                .. Study.OtherSystems.Zip(Study.OtherVersions, SystemName),
            ];

    /// <summary>The versions of all systems, in the same order.</summary>
    public IReadOnlyList<string> Versions { get; } = [Study.VersionA, Study.VersionB, .. Study.OtherVersions];

    /// <summary>The cases whose answer was known before the judging.</summary>
    public KnownAnswers Known { get; } = new(Decided.Values, Rows);

    /// <summary>The rows that count in the results.</summary>
    public IReadOnlyList<JudgedRow> Counted => [.. Rows.Where(row => !Known.Has(row.CaseId))];

    public string NameOf(Guid person) => People.GetValueOrDefault(person) ?? Texts.Somebody;

    /// <summary>A lead who judges in the study sees results only after it is closed.</summary>
    public bool HidesResultsFrom(Guid person) => Study.Status is StudyStatus.Open && Rows.Any(row => row.ReviewerId == person);

    /// <summary>A verdict on a pair in words.</summary>
    public string WordsOf(PairVerdict? verdict, JudgedRow pair) =>
        verdict switch
        {
            PairVerdict.A => Texts.Better.With(Systems[pair.NumberA]),
            PairVerdict.B => Texts.Better.With(Systems[pair.NumberB]),
            PairVerdict.Tie => Texts.EquallyGood,
            PairVerdict.Bad => Texts.BothBad,
            _ => "",
        };

    public static async Task<StudyDetails?> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        Guid studyId,
        CancellationToken cancellationToken
    )
    {
        var study = await db.Studies.AsNoTracking().FirstOrDefaultAsync(row => row.Id == studyId, cancellationToken);
        if (study is null)
        {
            return null;
        }

        var rows = await db
            .StudyPairs.AsNoTracking()
            .Where(row => row.StudyId == studyId)
            .OrderBy(row => row.ReviewerId)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken);
        var decided = await db
            .StudyAdjudications.AsNoTracking()
            .Where(row => row.StudyId == studyId)
            .ToDictionaryAsync(row => row.CaseId, cancellationToken);
        var people = rows.Select(row => row.ReviewerId)
            .Concat(decided.Values.Select(row => row.DecidedById))
            .Append(study.CreatedById)
            .Distinct()
            .ToList();
        return new(
            study,
            [.. rows.Select(JudgedRow.From)],
            await PeopleNames.ReadAsync(db, people, cancellationToken),
            await ReadCasesAsync(db, check, studyId, cancellationToken),
            decided
        );
    }

    // Only cases the lead may see now: a study does not widen anyone's permissions.
    private static async Task<Dictionary<Guid, (string Key, string Title)>> ReadCasesAsync(
        ConsoleDbContext db,
        AccessCheck check,
        Guid studyId,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Cases.AsNoTracking()
            .Where(row => db.StudyPairs.Any(pair => pair.StudyId == studyId && pair.CaseId == row.Id))
            .ToListAsync(cancellationToken);
        return rows.Where(row => check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted)
            .ToDictionary(row => row.Id, row => (row.Key, row.Title));
    }

    /// <summary>The display name of a system, with its version.</summary>
    public static string SystemName(string system, string version) =>
        system switch
        {
            RankingSystem.Heuristic => RecommenderTexts.Heuristic,
            RankingSystem.UsualStep => RecommenderTexts.UsualStep,
            RankingSystem.Live => Texts.Live.With(RankingSystem.NameInSentence(version)),
            _ => version,
        };
}
