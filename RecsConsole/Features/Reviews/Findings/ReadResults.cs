using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews.Findings.Checks;
using RecsConsole.Features.Reviews.Findings.Grades;
using RecsConsole.Features.Reviews.Findings.Strengths;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>Reads a study's progress and results, for leads only; the only place that names the systems.</summary>
public sealed class ReadResults(OperationScopeFactory scopes)
{
    private const int MaxDisagreements = 100;

    public async Task<Result<StudyView>> RunAsync(Actor actor, Guid studyId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageStudies, "read.study-results", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var reading = await StudyDetails.ReadAsync(scope.Db, scope.Access, studyId, cancellationToken);
        return reading is null
            ? Error.NotFound(Texts.ThereIsNoSuchStudy)
            : ToView(reading, actor, await TimeZones.OfReaderAsync(scope.Db, actor, cancellationToken));
    }

    private static StudyView ToView(StudyDetails reading, Actor actor, string? timeZone)
    {
        var study = reading.Study;
        var isShown = !reading.HidesResultsFrom(actor.PersonId);
        var byCase = reading.Rows.GroupBy(row => row.CaseId).Select(group => group.Count()).ToList();
        return new(
            study.Id,
            study.Name,
            study.Status is StudyStatus.Open,
            reading.Systems,
            byCase.Count,
            byCase.Count(judges => judges > 1),
            study.CreatedAt,
            reading.People.GetValueOrDefault(study.CreatedById),
            study.ClosedAt,
            study.Revision,
            ProgressOf(reading),
            isShown && !study.IsGraded() ? ResultsOf(reading, actor.PersonId) : null,
            timeZone
        )
        {
            Graded =
                isShown && study.IsGraded()
                    ? GradeFigures.Of(reading.Counted, reading.NameOf, StudyCheckReader.Read(reading, actor.PersonId))
                    : null,
        };
    }

    private static IReadOnlyList<ReviewerProgress> ProgressOf(StudyDetails reading) =>
        [
            .. reading
                .Rows.GroupBy(row => row.ReviewerId)
                .Select(own => new ReviewerProgress(
                    own.Key,
                    reading.NameOf(own.Key),
                    own.Count(),
                    own.Count(row => row.Verdict is not null),
                    StudyFigures.Preference(own).MedianTime
                ))
                .OrderBy(own => own.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(own => own.Id),
        ];

    private static StudyResults ResultsOf(StudyDetails reading, Guid reader)
    {
        var rows = reading.Counted;
        var decided = reading.Decided.ToDictionary(each => each.Key, each => each.Value.Verdict);
        var cases = CaseVerdicts.All(rows, decided);
        return new(
            StudyFigures.Preference(rows),
            CaseVerdicts.Of(cases),
            [
                .. rows.GroupBy(row => row.ReviewerId)
                    .Select(own => new NamedPreference(own.Key, reading.NameOf(own.Key), StudyFigures.Preference(own)))
                    .OrderBy(own => own.Reviewer, StringComparer.CurrentCultureIgnoreCase),
            ],
            StudyFigures.Agreements(rows),
            StudyFigures.Ratings(rows),
            StudyFigures.Reasons(rows),
            [.. StudyFigures.Disagreements(rows).Take(MaxDisagreements).Select(pair => ToDisagreement(reading, pair, reader))],
            SystemComparison.Of(reading.Systems, cases),
            SystemComparison.Stops(reading.Systems, cases),
            StudyCheckReader.Read(reading, reader)
        );
    }

    private static Disagreement ToDisagreement(StudyDetails reading, CommonCase pair, Guid reader)
    {
        var isVisible = reading.Cases.TryGetValue(pair.First.CaseId, out var found);
        return new(
            pair.First.CaseId,
            isVisible ? found.Key : null,
            isVisible ? found.Title : null,
            pair.IsSame,
            ToJudgement(reading, pair.First),
            ToJudgement(reading, pair.Second),
            isVisible && !reading.Rows.Any(row => row.CaseId == pair.First.CaseId && row.ReviewerId == reader && row.Verdict is not null),
            reading.Decided.TryGetValue(pair.First.CaseId, out var decided)
                ? new(
                    reading.NameOf(decided.DecidedById),
                    reading.WordsOf(decided.Verdict, pair.First),
                    [.. decided.Reasons.Select(JudgementReasons.Words)]
                )
                : null
        );
    }

    private static JudgementMapper ToJudgement(StudyDetails reading, JudgedRow row) =>
        new(reading.NameOf(row.ReviewerId), reading.WordsOf(row.Verdict, row), [.. row.Reasons.Select(JudgementReasons.Words)]);
}
