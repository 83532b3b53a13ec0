using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>Records that a person changed the fields of a case: an event of its history, and the audit entry.</summary>
internal static class CaseChange
{
    /// <summary>Attribute of the event: key of the event that unassigned the case, since its assignee is not in the new team.</summary>
    public const string UnassignedAttribute = "unassigned";

    /// <summary>Returns the key of the event; the caller saves it.</summary>
    /// <param name="row">The case with its new values.</param>
    public static string Append(
        OperationScope scope,
        AuditTrail auditTrail,
        CaseRow row,
        CaseEdit edit,
        IReadOnlyDictionary<string, string> more,
        string operation = ChangeCases.Name
    )
    {
        var key = $"changed:{Guid.CreateVersion7(scope.Now):D}";
        var added = new NewCaseEvent(key, CaseActivities.Edited, CaseEventKind.System, scope.Actor.PersonOrNull, scope.Now);
        var attributes = edit.AppendByPerson(scope.Db, added, more);
        var details = attributes is null ? null : DetailsOf(attributes);
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(operation, "case", row.Id.ToString("D"), AuditOutcome.Done, details));
        return key;
    }

    // texts may be about people, and the trail is never erased: it says that they were changed
    private static Dictionary<string, string> DetailsOf(IReadOnlyDictionary<string, string> attributes)
    {
        var details = attributes.ToDictionary(StringComparer.Ordinal);
        foreach (var text in EditedField.All.Where(field => field.IsText))
        {
            details.Remove(text.NewAttribute);
            if (details.Remove(text.Attribute))
            {
                details["changed:" + text.Attribute[EditedField.Prefix.Length..]] = "yes";
            }
        }

        return details;
    }

    /// <summary>Whether the assignee of a case is in its team; also when it has none.</summary>
    public static async Task<bool> IsInTeamAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        if (row.AssigneeId is not { } assignee || row.TeamKey is not { } team)
        {
            return true;
        }

        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(each => each.Id == assignee, cancellationToken);
        return person?.Teams.Contains(team) is true;
    }
}
