using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Cases.Import.Tickets;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Cases.Import.Retiring;

/// <summary>
/// Retires actions that only a list of tickets made: received, resolved and the like are what a list knows of a ticket, not what anybody
/// does. Once a log says what was done on most of the tickets, they are advice about nothing. What a person wrote, confirmed, put into a
/// rule or chose stays, and so does what a log has as well.
/// </summary>
internal static class ListedActions
{
    private const string Name = "retire.action";
    private const string Noun = "action";

    /// <summary>Retires them in the open transaction, after the events are written; returns their names.</summary>
    public static async Task<IReadOnlyList<string>> RetireAsync(
        ConsoleDbContext db,
        AuditTrail auditTrail,
        RetiringImport import,
        CancellationToken cancellationToken
    )
    {
        string[] listed = [TicketSteps.Received, TicketSteps.FirstResponse, TicketSteps.Reopened, TicketSteps.Resolved, TicketSteps.Closed];
        var rows = await db
            .Actions.Published()
            .Where(row => listed.Contains(row.Key) && row.Kind == ActionFacts.LoggedKind)
            .Where(row => row.AuthorId == null && row.PublishedById == null)
            .Where(row => !db.Actions.Any(other => other.Key == row.Key && other.Version > row.Version)) // somebody writes the next one
            .OrderBy(row => row.Key)
            .ToListAsync(cancellationToken);
        if (rows.Count == 0 || await CasesOfLogAsync(db, cancellationToken) is not { } cases)
        {
            return [];
        }

        List<string> retired = [];
        foreach (var row in rows)
        {
            if (!await IsUsedAsync(db, row.Key, cancellationToken))
            {
                Retire(db, auditTrail, row, import, cases);
                retired.Add(row.Title);
            }
        }

        return retired;
    }

    // how many cases have a log; null while the lists alone tell of as many
    private static async Task<int?> CasesOfLogAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var steps = db.CaseEvents.Where(row => row.Kind == CaseEventKind.Action && row.EventKey.StartsWith(EventIdentity.Prefix));
        var ofList = await steps
            .Where(row => row.EventKey.StartsWith(EventIdentity.TicketPrefix))
            .Select(row => row.CaseId)
            .Distinct()
            .CountAsync(cancellationToken);
        var ofLog = await steps
            .Where(row => !row.EventKey.StartsWith(EventIdentity.TicketPrefix))
            .Select(row => row.CaseId)
            .Distinct()
            .CountAsync(cancellationToken);
        return ofLog > ofList ? ofLog : null;
    }

    private static async Task<bool> IsUsedAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        var quoted = $"\"{key}\"";
        return await db.CaseEvents.AnyAsync(
                row => row.Activity == key && row.Kind == CaseEventKind.Action && !row.EventKey.StartsWith(EventIdentity.TicketPrefix),
                cancellationToken
            )
            || await db.Responses.AnyAsync(
                row =>
                    row.UndoneAt == null
                    && row.ItemKind == ItemKind.Action
                    && ((row.Kind == ResponseKind.Accept && row.ItemId == key) || row.ChosenActionKey == key),
                cancellationToken
            )
            || await db.Policies.Published().AnyAsync(row => row.RulesJson.Contains(quoted), cancellationToken)
            || await db.Playbooks.Published().AnyAsync(row => row.DefinitionJson.Contains(quoted), cancellationToken)
            || await db.Workflows.Published().AnyAsync(row => row.Origin == null && row.DefinitionJson.Contains(quoted), cancellationToken);
    }

    private static void Retire(ConsoleDbContext db, AuditTrail auditTrail, ActionRow row, RetiringImport import, int cases)
    {
        var version = row.Version.ToString(CultureInfo.InvariantCulture);
        var comment = new VersionCommentRow
        {
            TenantId = row.TenantId,
            Id = Guid.CreateVersion7(),
            Noun = Noun,
            Key = row.Key,
            Version = row.Version,
            At = import.At,
            ById = import.RequestedById,
            Text = ImportTexts.WhyRetired.With(cases),
        };
        db.VersionComments.Add(comment);
        (row.Status, row.UpdatedAt, row.Revision) = (VersionStatus.Retired, import.At, row.Revision + 1);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["version"] = version,
            ["status"] = row.Status.ToCode(),
            ["after"] = $"{row.Key}/{version}",
            ["reason"] = "log_replaced_list",
            [VersionCommentKeys.Id] = comment.Id.ToString("D"),
            [VersionCommentKeys.Hash] = CanonicalHash.Of(Encoding.UTF8.GetBytes(comment.Text)),
        };
        auditTrail.Append(db, import.RequestedById, new(Name, Noun, row.Key, AuditOutcome.Done, details));
        ChangeFeed.Append(db, ChangeKind.Catalog, row.Key, import.At);
    }
}

/// <summary>The import that made actions superfluous.</summary>
/// <param name="RequestedById">Null on the command line.</param>
internal sealed record RetiringImport(Guid? RequestedById, DateTimeOffset At);
