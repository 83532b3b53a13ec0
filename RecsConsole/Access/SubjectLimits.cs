using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>Limits on who a key or an embedded panel may act as.</summary>
public static class SubjectLimits
{
    /// <summary>
    /// Whether a person has no wider clearance or regions than another: acting as someone with more would be privilege escalation.
    /// </summary>
    public static bool IsWithin(this AccessSubject person, AccessSubject other)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(other);
        return person.Clearance <= other.Clearance
            && (other.Regions.Count == 0 || (person.Regions.Count > 0 && person.Regions.All(other.Regions.Contains)));
    }
}
