namespace RecsConsole.Engine.Access;

/// <summary>One line of an object's access list.</summary>
/// <param name="Value">Key of a role, team or region; for a person, the id in its 36-character form.</param>
/// <param name="ExpiresAt">The instant from which the entry is no longer valid; null when it never expires.</param>
public sealed record AclEntry(AclKind Kind, string Value, DateTimeOffset? ExpiresAt = null)
{
    internal bool Matches(AccessSubject subject, DateTimeOffset instant) =>
        (ExpiresAt is null || instant < ExpiresAt)
        && Kind switch
        {
            AclKind.Role => subject.Roles.Contains(Value),
            AclKind.Team => subject.Teams.Contains(Value),
            AclKind.Region => subject.Regions.Contains(Value),
            AclKind.Person => Guid.TryParse(Value, out var person) && person == subject.PersonId,
            _ => false,
        };
}
