using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Reviews.Studies.Tasks;

/// <summary>
/// Exports the cases of a study of two systems with both lists, in the form in which a lead's own tasks are imported. The export is
/// audited.
/// </summary>
public sealed class ExportTasks(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    public async Task<Result<JudgementFile>> RunAsync(Actor actor, Guid studyId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageStudies, "export.study", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var reading = await StudyDetails.ReadAsync(db, scope.Access, studyId, cancellationToken);
        if (reading is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchStudy);
        }

        if (reading.HidesResultsFrom(actor.PersonId))
        {
            return Error.Forbidden(Texts.ExportBlind);
        }

        if (reading.Systems.Count != 2)
        {
            return Error.Invalid(Texts.TasksOfTwo);
        }

        var tasks = await TasksOfAsync(db, reading, cancellationToken);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["tasks"] = tasks.All.Count.ToString(CultureInfo.InvariantCulture),
        };
        auditTrail.Append(db, actor.PersonOrNull, new("export.study", "study", studyId.ToString("D"), AuditOutcome.Done, details));
        await db.SaveChangesAsync(cancellationToken);
        return new JudgementFile(
            "tasks.jsonl",
            Encoding.UTF8.GetBytes(string.Concat(tasks.All.Select(task => TaskFile.Line(tasks, task))))
        );
    }

    // Only cases that the lead may see now. Reviewers of a case may have had different lists: the first one's stand for it.
    private static async Task<StudyTasks> TasksOfAsync(ConsoleDbContext db, StudyDetails reading, CancellationToken cancellationToken)
    {
        var rows = await db
            .StudyPairs.AsNoTracking()
            .Where(row => row.StudyId == reading.Study.Id)
            .OrderBy(row => row.ReviewerId)
            .ThenBy(row => row.Position)
            .ToListAsync(cancellationToken);
        return new(
            reading.Study.VersionA,
            reading.Study.VersionB,
            [
                .. rows.DistinctBy(row => row.CaseId)
                    .Where(row => reading.Cases.ContainsKey(row.CaseId))
                    .Select(row => new StudyTask(reading.Cases[row.CaseId].Key, Items(row.SlateA), Items(row.SlateB)))
                    .OrderBy(task => task.Case, StringComparer.Ordinal),
            ]
        );
    }

    private static IReadOnlyList<string> Items(byte[] slate) => [.. StoredSlate.Unpack(slate).Select(item => item.Id)];
}
