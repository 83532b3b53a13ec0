using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.People.Absences;

/// <summary>
/// Who may set absences: the person, and a supervisor of one of their teams. Those who manage people use the whole profile.
/// </summary>
internal static class AbsenceRights
{
    public static bool MaySet(AccessCheck access, PersonRow person)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(person);
        var subject = access.Subject;
        return subject.PersonId == person.Id
            || (subject.Roles.Contains(ConsoleRole.Supervisor) && subject.Teams.Intersect(person.Teams, StringComparer.Ordinal).Any());
    }
}
