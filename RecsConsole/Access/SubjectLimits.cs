using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>Whom somebody may have something act as: a key, or a panel beside a ticket.</summary>
public static class SubjectLimits
{
    /// <summary>Whether a person has no more than somebody else: what acts with more would be a way to it.</summary>
    public static bool IsWithin(this AccessSubject person, AccessSubject other)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(other);
        return person.Clearance <= other.Clearance
            && (other.Regions.Count == 0 || (person.Regions.Count > 0 && person.Regions.All(other.Regions.Contains)));
    }
}
