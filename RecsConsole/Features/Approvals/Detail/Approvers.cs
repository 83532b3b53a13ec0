using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>Suggested approvers for a request: the people permitted to approve it, members of the case's team first.</summary>
internal static class Approvers
{
    private const int MaxNamed = 5;

    /// <summary>The first few of them by name.</summary>
    public static async Task<IReadOnlyList<Approver>> ReadAsync(
        OperationScope scope,
        ApprovalParts parts,
        CancellationToken cancellationToken
    )
    {
        var people = await PossibleApprovers.FindAsync(scope, parts, cancellationToken);
        var atWork = await PeopleAtWork.ReadAsync(scope.Db, parts.Case.TypeKey, scope.Now, cancellationToken);
        return
        [
            .. people
                .Select(person => ToApprover(person, parts.Case.TeamKey, atWork.Of(person)))
                .OrderBy(person => person.IsAway)
                .ThenByDescending(person => person.IsOfTeam)
                .ThenBy(person => person.Name, StringComparer.Ordinal)
                .Take(MaxNamed),
        ];
    }

    private static Approver ToApprover(PersonRow person, string? team, AtWork now) =>
        new(person.DisplayName, team is not null && person.Teams.Contains(team), now.IsAway) { BackAt = now.BackAt };
}

/// <summary>A possible approver.</summary>
public sealed record Approver(string Name, bool IsOfTeam, bool IsAway)
{
    /// <summary>When they are at work again; null while they are, or when unknown.</summary>
    public DateTimeOffset? BackAt { get; init; }
}
