using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews.Studies.Tasks;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Reviews.Studies;

/// <summary>
/// Creates a study: draws cases that its reviewers may see now, and stores the slates of two of its systems for each pair (R142, R144,
/// R146), or the one slate to grade.
/// </summary>
public sealed partial class CreateStudy(
    OperationScopeFactory scopes,
    RankingSystems systems,
    PairMaker pairs,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<CreateStudy> logger
)
{
    public async Task<Result<CreatedStudy>> RunAsync(Actor actor, CreateStudyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageStudies, "make.study", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(request);
        if (StudyRules.Check(request).Values.FirstOrDefault() is { } problem)
        {
            return Error.Invalid(problem);
        }

        if (await FindAsync(db, request.StudyId, cancellationToken) is { } known)
        {
            return known; // a repeated request
        }

        var compared = await ResolveAsync(db, actor, request, cancellationToken);
        return compared.IsOk ? await MakeAsync(db, actor, request, compared.Value!, cancellationToken) : compared.Error;
    }

    private async Task<Result<ComparedSystems>> ResolveAsync(
        ConsoleDbContext db,
        Actor actor,
        CreateStudyRequest request,
        CancellationToken cancellationToken
    )
    {
        Result<ComparedSystems> found = request.Tasks is { } tasks
            ? ComparedSystems.Of(tasks)
            : await RankingAsync(db, actor, request, cancellationToken);
        if (!found.IsOk)
        {
            return found;
        }

        string[] versions = [.. found.Value.All.Select(system => system.Version)];
        var told = StudyRules.GivesAway(request.Name, versions) ?? StudyRules.GuidelineGivesAway(request.Guideline, versions);
        return told is null ? found : Error.Invalid(told);
    }

    private async Task<Result<ComparedSystems>> RankingAsync(
        ConsoleDbContext db,
        Actor actor,
        CreateStudyRequest request,
        CancellationToken cancellationToken
    )
    {
        var found = new List<RankingSystem>();
        foreach (var key in request.Systems)
        {
            var system = await systems.ResolveAsync(db, actor, PairMaker.Kind, key, cancellationToken);
            if (!system.IsOk)
            {
                return system.Error;
            }

            if (found.Exists(other => string.Equals(other.Version, system.Value.Version, StringComparison.Ordinal)))
            {
                return Error.Invalid(Texts.BothAreAtThisMoment.With(RankingSystem.NameInSentence(system.Value.Version)));
            }

            found.Add(system.Value);
        }

        return ComparedSystems.Of(found);
    }

    private async Task<Result<CreatedStudy>> MakeAsync(
        ConsoleDbContext db,
        Actor actor,
        CreateStudyRequest request,
        ComparedSystems compared,
        CancellationToken cancellationToken
    )
    {
        if (await NotReviewersAsync(db, request.Reviewers, cancellationToken) is { } refused)
        {
            return refused;
        }

        var pool = await StudyPool.ReadAsync(db, request, cancellationToken);
        var seed = Seeds.Draw();
        var lists = request.Tasks is { } tasks ? await TaskLists.ReadAsync(db, tasks, cancellationToken) : null;
        var made = await pairs.MakeAsync(db, new(request, seed, compared.Ranking, pool, lists), cancellationToken);
        var answer = new CreatedStudy(
            request.StudyId,
            StudyPool.Wanted(request),
            made.Cases,
            made.Rows.Count,
            made.Overlapping,
            made.Cases * request.OverlapPercent / 100,
            pool.Count,
            made.NotVisible,
            made.Same
        )
        {
            IsGraded = request.IsGraded,
        };
        if (made.Rows.Count == 0)
        {
            return NothingLeft(answer);
        }

        return await StoreAsync(db, actor, ToRow(actor, request, compared, seed), made, cancellationToken)
            ? answer
            : Error.Conflict(Texts.CreatedElsewhere);
    }

    private static Error NothingLeft(CreatedStudy made) =>
        Error.Invalid(
            made.IsGraded
                ? Texts.NothingToGrade.With(made.Matching, made.NotVisible, made.Same)
                : Texts.NothingToJudge.With(made.Matching, made.NotVisible, made.Same)
        );

    private async Task<bool> StoreAsync(
        ConsoleDbContext db,
        Actor actor,
        StudyRow study,
        CreatedPairs made,
        CancellationToken cancellationToken
    )
    {
        db.Studies.Add(study);
        db.StudyPairs.AddRange(made.Rows);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new("make.study", "study", study.Id.ToString("D"), AuditOutcome.Done, Details(study, made))
        );
        ChangeFeed.Append(db, ChangeKind.Study, study.Id.ToString("D"), study.CreatedAt);
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return false;
        }

        LogMade(study.Id, made.Cases, made.Rows.Count);
        return true;
    }

    private StudyRow ToRow(Actor actor, CreateStudyRequest request, ComparedSystems compared, long seed) =>
        new()
        {
            TenantId = actor.TenantId,
            Id = request.StudyId,
            Name = request.Name.Trim(),
            Status = StudyStatus.Open,
            SystemA = compared.All[0].Key,
            SystemB = request.IsGraded ? "" : compared.All[1].Key,
            VersionA = compared.All[0].Version,
            VersionB = request.IsGraded ? "" : compared.All[1].Version,
            OtherSystems = [.. compared.All.Skip(2).Select(system => system.Key)],
            OtherVersions = [.. compared.All.Skip(2).Select(system => system.Version)],
            Guideline = string.IsNullOrWhiteSpace(request.Guideline) ? null : request.Guideline.Trim(),
            Kind = PairMaker.Kind.ToItemKind(),
            OverlapPercent = request.OverlapPercent,
            Seed = seed,
            CreatedById = actor.PersonId,
            CreatedAt = Timestamps.Round(clock.GetUtcNow()),
            Revision = 1,
        };

    private static Dictionary<string, string> Details(StudyRow study, CreatedPairs made) =>
        new(StringComparer.Ordinal)
        {
            ["versionA"] = InTrail(study.SystemA, study.VersionA),
            ["versionB"] = InTrail(study.SystemB, study.VersionB),
            ["otherVersions"] = string.Join(' ', study.OtherVersions),
            ["seed"] = Number(study.Seed),
            ["cases"] = Number(made.Cases),
            ["pairs"] = Number(made.Rows.Count),
            ["overlapping"] = Number(made.Overlapping),
            ["same"] = Number(made.Same),
            ["notVisible"] = Number(made.NotVisible),
        };

    // a lead names the systems of a file, and no text of theirs becomes a detail
    private static string InTrail(string system, string version) => system is StudyTasks.KeyA or StudyTasks.KeyB ? system : version;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static async Task<Error?> NotReviewersAsync(
        ConsoleDbContext db,
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    )
    {
        var asked = people.Distinct().ToList();
        var reviewers = await db.People.CountAsync(
            person => asked.Contains(person.Id) && person.IsActive && person.Roles.Contains(ConsoleRole.Reviewer),
            cancellationToken
        );
        return reviewers == asked.Count ? null : Error.Invalid(Texts.ReviewerGone);
    }

    private static async Task<CreatedStudy?> FindAsync(ConsoleDbContext db, Guid studyId, CancellationToken cancellationToken)
    {
        if (await db.Studies.AsNoTracking().FirstOrDefaultAsync(row => row.Id == studyId, cancellationToken) is not { } study)
        {
            return null;
        }

        var byCase = await db
            .StudyPairs.Where(row => row.StudyId == studyId)
            .GroupBy(row => row.CaseId)
            .Select(group => group.Count())
            .ToListAsync(cancellationToken);
        var overlapping = byCase.Count(count => count > 1);
        return new(studyId, byCase.Count, byCase.Count, byCase.Sum(), overlapping, overlapping, byCase.Count, 0, 0)
        {
            IsGraded = study.IsGraded(),
        };
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Information, Message = "Study {StudyId} made cases={Cases} pairs={Pairs}")]
    private partial void LogMade(Guid studyId, int cases, int pairs);
}
