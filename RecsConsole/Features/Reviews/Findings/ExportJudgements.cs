using System.Globalization;
using System.Text;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Reviews.Findings.Grades;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>
/// Exports every pair of a study, or every graded suggestion, as a CSV line, for a lead's own analysis; the export is audited.
/// </summary>
public sealed class ExportJudgements(OperationScopeFactory scopes, AuditTrail auditTrail)
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

        auditTrail.Append(db, actor.PersonOrNull, new("export.study", "study", studyId.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        var (name, text) = reading.Study.IsGraded() ? (GradeFile.Name, GradeFile.Write(reading)) : ("judgements.csv", Write(reading));
        return new JudgementFile(name, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>When the pair or list was judged; empty until then.</summary>
    internal static string InstantOf(JudgedRow row) =>
        row.JudgedAt?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "";

    /// <summary>How long it took; empty until judged.</summary>
    internal static string SecondsOf(JudgedRow row) =>
        row.TookMs is { } ms ? (ms / 1000.0).ToString("0.0", CultureInfo.InvariantCulture) : "";

    private static string Write(StudyDetails reading)
    {
        var text = new StringBuilder(
            "case,reviewer,position,left,right,verdict,preferred,reasons,usefulness,policy_correctness,faithfulness,judged_at,took_seconds,known_answer\r\n"
        );
        foreach (var row in reading.Rows)
        {
            text.Append(CsvText.Line(Fields(reading, row)));
        }

        return text.ToString();
    }

    private static IEnumerable<string> Fields(StudyDetails reading, JudgedRow row)
    {
        var (a, b) = (reading.Versions[row.NumberA], reading.Versions[row.NumberB]);
        yield return reading.Cases.TryGetValue(row.CaseId, out var found) ? found.Key : "";
        yield return reading.NameOf(row.ReviewerId);
        yield return Text(row.Position);
        yield return row.IsALeft ? a : b;
        yield return row.IsALeft ? b : a;
        yield return row.Verdict?.ToCode() ?? "";
        yield return row.Verdict switch
        {
            PairVerdict.A => a,
            PairVerdict.B => b,
            _ => "",
        };
        yield return string.Join(' ', row.Reasons);
        yield return Text(row.Usefulness);
        yield return Text(row.PolicyCorrectness);
        yield return Text(row.Faithfulness);
        yield return InstantOf(row);
        yield return SecondsOf(row);
        yield return reading.Known.Has(row.CaseId) ? reading.Decided[row.CaseId].Verdict.ToCode() : "";
    }

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}

/// <summary>A file to be saved.</summary>
public sealed record JudgementFile(string Name, byte[] Content);
