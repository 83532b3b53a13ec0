using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Ranking;

/// <summary>
/// Administrators rarely work on cases: in a trial they see what an agent of the case's team would be shown. The snapshot was read with
/// their own clearance, regions and access lists, so a trial reveals nothing that these hide.
/// </summary>
internal static class TrialWorker
{
    public static AccessSubject Of(CaseSnapshot snapshot)
    {
        var actor = snapshot.Actor;
        var works = actor.Roles.Contains(ConsoleRole.Agent) || actor.Roles.Contains(ConsoleRole.Supervisor);
        return actor with
        {
            Roles = works ? actor.Roles : actor.Roles.Append(ConsoleRole.Agent).ToHashSet(StringComparer.Ordinal),
            Teams = snapshot.Case.Team is { } team ? actor.Teams.Append(team).ToHashSet(StringComparer.Ordinal) : actor.Teams,
        };
    }
}
