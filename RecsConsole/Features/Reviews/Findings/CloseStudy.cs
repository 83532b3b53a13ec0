using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>Closes a study permanently: nothing in it can be judged any more.</summary>
public sealed class CloseStudy(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    public async Task<Result<string>> RunAsync(Actor actor, CloseStudyRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageStudies, "close.study", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var study = await scope.Db.Studies.FirstOrDefaultAsync(row => row.Id == request.StudyId, cancellationToken);
        if (study is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchStudy);
        }

        return study.Status is StudyStatus.Open ? await CloseAsync(scope.Db, actor, study, cancellationToken) : Words(study); // a retry
    }

    private async Task<Result<string>> CloseAsync(ConsoleDbContext db, Actor actor, StudyRow study, CancellationToken cancellationToken)
    {
        var now = Timestamps.Round(clock.GetUtcNow());
        (study.Status, study.ClosedAt, study.Revision) = (StudyStatus.Closed, now, study.Revision + 1);
        auditTrail.Append(db, actor.PersonOrNull, await EventOfAsync(db, study.Id, cancellationToken));
        ChangeFeed.Append(db, ChangeKind.Study, study.Id.ToString("D"), now);
        return await db.TrySaveChangesAsync(cancellationToken) ? Words(study) : Error.Conflict(Texts.StudyChangedMeanwhile);
    }

    private static string Words(StudyRow study) => Texts.IsClosed.With(study.Name);

    private static async Task<AuditEvent> EventOfAsync(ConsoleDbContext db, Guid studyId, CancellationToken cancellationToken)
    {
        var judged = await db.StudyPairs.CountAsync(pair => pair.StudyId == studyId && pair.Verdict != null, cancellationToken);
        return new(
            "close.study",
            "study",
            studyId.ToString("D"),
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal) { ["judged"] = judged.ToString(CultureInfo.InvariantCulture) }
        );
    }
}

/// <summary>The study to close.</summary>
public sealed record CloseStudyRequest(Guid StudyId);
