using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Web;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Compliance;

/// <summary>
/// Exports who is suggested first for which skill, for a stated use. A prohibited use, and one of high risk that is not documented, get no
/// file; the trail records use and outcome.
/// </summary>
public sealed class ExportExperts(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "export.experts";

    public async Task<Result<ExpertFile>> RunAsync(Actor actor, DataUse use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManagePeople, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var compliance = (await TenantConfigurationReader.ReadStoredAsync(scope.Db, cancellationToken)).ComplianceInForce;
        if (!Enum.IsDefined(use) || !compliance.Allows(use))
        {
            await RecordAsync(scope, use, AuditOutcome.Denied, content: null, cancellationToken);
            return Error.Forbidden(
                compliance.ClassOf(use) is UseClass.NeedsDocumentation
                    ? Texts.UseIsNotDocumented.With(ComplianceLabels.Of(use))
                    : Texts.UseIsProhibited
            );
        }

        var content = Encoding.UTF8.GetBytes(await WriteAsync(scope, use, cancellationToken));
        await RecordAsync(scope, use, AuditOutcome.Done, content, cancellationToken);
        var day = scope.Now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new ExpertFile($"experts-{ComplianceLabels.CodeOf(use)}-{day}.csv", content);
    }

    private static async Task<string> WriteAsync(OperationScope scope, DataUse use, CancellationToken cancellationToken)
    {
        var rows = await (
            from skill in scope.Db.PersonSkills.AsNoTracking()
            join person in scope.Db.People.AsNoTracking() on skill.PersonId equals person.Id
            where person.IsActive && person.IsExpert
            select new
            {
                skill.Skill,
                skill.Level,
                person.DisplayName,
            }
        ).ToListAsync(cancellationToken);
        var text = new StringBuilder();
        text.Append(CsvText.Line([Texts.OnlyForUse.With(ComplianceLabels.Of(use))])); // a copy still says what it was made for
        text.Append(CsvText.Line([Texts.Skill, Texts.SkillLevel, SharedTexts.Person]));
        foreach (
            var row in rows.OrderBy(row => row.Skill, StringComparer.Ordinal)
                .ThenByDescending(row => row.Level)
                .ThenBy(row => row.DisplayName, StringComparer.Ordinal)
        )
        {
            text.Append(CsvText.Line([row.Skill, row.Level.ToString(CultureInfo.InvariantCulture), row.DisplayName]));
        }

        return text.ToString();
    }

    private async Task RecordAsync(
        OperationScope scope,
        DataUse use,
        AuditOutcome outcome,
        byte[]? content,
        CancellationToken cancellationToken
    )
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["use"] = ComplianceLabels.CodeOf(use) };
        if (content is not null)
        {
            details["content"] = CanonicalHash.Of(content);
        }

        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "tenant", scope.Db.TenantId.ToString("D"), outcome, details));
        await scope.Db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>A file to download.</summary>
public sealed record ExpertFile(string Name, byte[] Content);
