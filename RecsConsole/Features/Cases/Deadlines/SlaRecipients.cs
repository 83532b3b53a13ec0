using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Cases.Deadlines;

/// <summary>People to notify that a case is running out of time, who have not been notified yet and may view the case.</summary>
internal sealed class SlaRecipients
{
    private readonly OperationScope _scope;
    private readonly List<PersonRow> _supervisors;
    private readonly HashSet<SentNotice> _notified;
    private readonly HashSet<Guid> _unreachable;
    private readonly Dictionary<Guid, AccessCheck> _rights = [];

    private SlaRecipients(OperationScope scope, List<PersonRow> supervisors, HashSet<SentNotice> notified, HashSet<Guid> unreachable) =>
        (_scope, _supervisors, _notified, _unreachable) = (scope, supervisors, notified, unreachable);

    public static async Task<SlaRecipients> ReadAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        // roles are a list in one column, which databases compare differently
        var people = await scope.Db.People.AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        var notified = await scope
            .Db.InboxItems.Where(item => item.Kind == InboxKind.SlaAtRisk)
            .Select(item => new SentNotice(item.RecipientId, item.EventKey))
            .ToListAsync(cancellationToken);
        // a stand-in receives what an absent person does
        var unreachable = await scope
            .Db.Absences.Where(absence => absence.From <= scope.Now && absence.To > scope.Now && absence.StandInId == null)
            .Select(absence => absence.PersonId)
            .ToListAsync(cancellationToken);
        return new(scope, [.. people.Where(person => person.Roles.Contains(ConsoleRole.Supervisor))], [.. notified], [.. unreachable]);
    }

    public async Task<IReadOnlyList<Guid>> OfAsync(SlaRisk risk, CancellationToken cancellationToken)
    {
        List<Guid> permitted = [];
        foreach (var person in Concerned(risk).Distinct().Where(person => IsNew(person, risk)))
        {
            if (!_rights.TryGetValue(person, out var rights))
            {
                rights = await _scope.ReadRightsOfAsync(person, cancellationToken);
                _rights.Add(person, rights);
            }

            if (rights.Decide(AccessOperation.ViewCase, AccessResources.Of(risk.Case)).Permitted)
            {
                permitted.Add(person);
            }
        }

        return permitted;
    }

    private bool IsNew(Guid person, SlaRisk risk) => !_notified.Contains(new(person, SlaNews.KeyOf(risk.Case.Id, risk.Deadline)));

    // A case without a team belongs to everybody: any supervisor can take care of it.
    private IEnumerable<Guid> Concerned(SlaRisk risk)
    {
        if (risk.Case.AssigneeId is { } assignee)
        {
            yield return assignee;
        }

        if (risk.Why is SlaNews.Soon)
        {
            yield break;
        }

        var leads = _supervisors.FindAll(each => risk.Case.TeamKey is not { } team || each.Teams.Contains(team));
        // while all of them are absent, the supervisors of other teams take care of it
        var isLeft = leads.Count > 0 && leads.TrueForAll(each => _unreachable.Contains(each.Id));
        foreach (var person in isLeft ? _supervisors : leads)
        {
            yield return person.Id;
        }
    }

    private readonly record struct SentNotice(Guid Person, string EventKey);
}
